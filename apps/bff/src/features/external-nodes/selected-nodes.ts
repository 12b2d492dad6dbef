import type { ClusterKey } from '@isthmus/contracts/places';
import type { NodeRef } from '@isthmus/contracts/external-nodes';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';

/** The selection as targets of operations; refuses a name that is listed twice or not listed at all. */
export async function selectedNodes(app: FastifyInstance, place: ClusterKey, selection: NodeRef[]) {
  const names = selection.map(({ name }) => name);
  const rows = await app.db.externalNode.findMany({ where: { ...place, name: { in: names } } });
  const refuse = (index: number, message: string) =>
    problem('invalid-input', { fields: [{ path: `nodes.${index}.name`, message }] });
  return selection.map(({ name, createdTime }, index) => {
    if (names.indexOf(name) !== index) throw refuse(index, `${name} is selected twice`);
    const row = rows.find((one) => one.name === name);
    if (!row) throw refuse(index, `${name} is no longer listed`);
    return { name, createdTime, nodePoolId: row.nodePoolId, ip: row.ip };
  });
}
