import type { ClusterKey } from '@isthmus/contracts/places';
import type { NodeAct } from '@isthmus/contracts/acts';
import type { NodeRef } from '@isthmus/contracts/external-nodes';
import type { FastifyInstance } from 'fastify';
import { problem, wrongField } from '#http/problems';
import { nodeRules } from '#rules/acts';
import { withFacts } from '#rules/with-facts';

/**
 * Returns the selected nodes as targets of operations, each with the refusal of its state. Refuses a name selected twice or not listed.
 * `path`: that of the selection in the request's body.
 */
export async function selectedNodes(
  app: FastifyInstance,
  act: NodeAct,
  place: ClusterKey,
  selection: NodeRef[],
  path = 'nodes',
) {
  const names = selection.map(({ name }) => name);
  const where = { ...place, name: { in: names } };
  const [nodes, facts] = await Promise.all([
    app.db.externalNode.findMany({ where }),
    app.db.externalNodeFacts.findMany({ where }),
  ]);
  const rows = withFacts(nodes, facts);
  return selection.map(({ name, createdTime }, index) => {
    if (names.indexOf(name) !== index) throw wrongField(`${path}.${index}.name`, 'node-twice', { name });
    const row = rows.find((one) => one.name === name);
    if (!row) throw wrongField(`${path}.${index}.name`, 'node-gone', { name });
    const reason = nodeRules.reasonAgainst(act, row);
    return {
      target: { name, createdTime, nodePoolId: row.nodePoolId, ip: row.ip },
      refusal: reason && problem(reason, { detail: name }),
    };
  });
}
