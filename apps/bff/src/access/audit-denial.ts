import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { ProblemCode } from '@isthmus/contracts/problem';
import { InCluster, NodePoolId, Region } from '@isthmus/contracts/params';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { byOf, writeAudit, type AuditObject } from '#access/audit';
import { isDryRun } from '#http/preview';
import { ProblemError } from '#http/problems';

/** Of an id in another form than ours nothing is kept: a refused request may name anything. */
const kept = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const Params = z.object({
  accountId: kept(z.uuid()),
  region: kept(Region),
  clusterId: kept(InCluster.shape.clusterId),
  nodePoolId: kept(NodePoolId),
  templateId: kept(z.uuid()),
  personId: kept(z.uuid()),
  serviceAccountId: kept(z.uuid()),
  wallLinkId: kept(z.uuid()),
  groupId: kept(z.uuid()),
  operationId: kept(z.uuid()),
});

/** The innermost object that the URL names. */
function objectOfUrl(named: z.output<typeof Params>) {
  const { templateId, personId, serviceAccountId, wallLinkId, groupId, nodePoolId, clusterId, accountId } = named;
  const objects: [AuditObject['kind'], string | undefined][] = [
    ['template', templateId],
    ['person', personId ?? serviceAccountId ?? wallLinkId],
    ['group', groupId],
    ['pool', nodePoolId],
    ['cluster', clusterId],
    ['account', accountId],
  ];
  const [kind, id] = objects.find(([, value]) => value !== undefined) ?? [];
  return kind && id ? { kind, id } : undefined;
}

/** Names as the console shows them, so that a refusal reads like the change. */
async function withName(app: FastifyInstance, object: AuditObject, at: z.output<typeof Params>): Promise<AuditObject> {
  const { kind, id } = object;
  if (id === null) return object;
  const { accountId, region, clusterId } = at;
  const place = { accountId: accountId ?? '', region: region ?? '', clusterId: clusterId ?? '' };
  const found = {
    account: () => app.db.cloudAccount.findUnique({ where: { id } }),
    cluster: () => app.db.cluster.findUnique({ where: { accountId_region_clusterId: place } }),
    pool: () =>
      app.db.externalNodePool.findUnique({
        where: { accountId_region_clusterId_nodePoolId: { ...place, nodePoolId: id } },
      }),
    template: () => app.db.template.findUnique({ where: { id } }),
    person: async () => ({ name: (await app.db.user.findUnique({ where: { id } }))?.email ?? null }),
    group: async () => ({ name: (await app.db.operationGroup.findUnique({ where: { id } }))?.act ?? null }),
    node: async () => null,
  }[kind];
  return { ...object, name: (await found())?.name ?? null };
}

/** The refusals that say: this caller may not make this change. */
const denials: readonly ProblemCode[] = ['not-permitted', 'person-needed'];

/** Writes the row of a change that a person may not make, in a transaction of its own, before the person gets the answer. */
export async function auditDenial(
  app: FastifyInstance,
  { audit, method, path }: Pick<Endpoint, 'audit' | 'method' | 'path'>,
  request: FastifyRequest,
  error: unknown,
) {
  if (!(error instanceof ProblemError) || !denials.includes(error.problem.code) || typeof audit !== 'string') return;
  // A dry run is a draft: it changes nothing, so a refused one is no attempt.
  if (isDryRun(request)) return;
  const named = Params.parse(request.params ?? {});
  const at = { ...named, ...error.problem.cluster };
  const object = objectOfUrl(at);
  await writeAudit(app.db, byOf(request), {
    act: audit,
    at,
    ...(object && { object: await withName(app, object, at) }),
    outcome: 'denied',
    details: {
      endpoint: `${method} ${path}`,
      needs: error.problem.whoMay?.role ?? null,
      operationId: named.operationId,
    },
  });
}
