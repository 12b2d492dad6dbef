import { randomUUID } from 'node:crypto';
import type { Permission } from '@isthmus/contracts/endpoint';
import type { OperationSet } from '@isthmus/contracts/operation-sets';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { settle } from '#access/four-eyes';
import type { Visible } from '#access/visible';
import { isDryRun, Preview } from '#http/preview';
import { ProblemError } from '#http/problems';
import { admit } from '#http/serve';
import { clusterLock } from './lock.ts';
import { preview } from './preview.ts';
import { identify, once } from './record.ts';
import { type GroupRequest, writeGroup } from './record-group.ts';
import { readSet } from './to-group.ts';

interface Press {
  request: FastifyRequest;
  visible: Visible;
  /** What the person needs in each cluster. */
  permission: Permission;
}

/** A refusal of one cluster refuses all, so it names the cluster. */
async function of<T>({ accountId, region, clusterId }: ClusterKey, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError({ ...error.problem, cluster: { accountId, region, clusterId } });
  }
}

/**
 * Stores a group for each cluster in one transaction, with one id for all of them, and starts the first operations of each. All or nothing,
 * and once per key. Checks the permission in each cluster, and that no account is observe only. `decide` gets the part of a cluster and the path of its nodes in the body.
 * A dry run returns the calls to TKE instead, cluster by cluster.
 */
export async function recordSet<Part extends ClusterKey>(
  app: FastifyInstance,
  { request, visible, permission }: Press,
  parts: Part[],
  decide: (part: Part, path: string) => Promise<GroupRequest>,
): Promise<OperationSet | Preview> {
  const { actor } = request;
  const decideAll = async () => {
    const groups: GroupRequest[] = [];
    for (const [index, part] of parts.entries())
      groups.push(await of(part, () => decide(part, `clusters.${index}.nodes`)));
    // The transaction locks the clusters in this order, so two of them never wait for each other.
    return groups.toSorted((one, other) => (clusterLock(one.at) < clusterLock(other.at) ? -1 : 1));
  };
  if (actor)
    for (const part of parts) await of(part, () => admit(app, actor, part, { permission, changesCloud: true }));
  if (isDryRun(request)) {
    const calls = [];
    for (const group of await decideAll())
      calls.push(...(await of(group.at, () => preview(app.db, group.requests))).requests);
    return new Preview(calls);
  }
  const identity = identify(request);
  const { id } = await once(app, identity, async () => {
    const groups = await decideAll();
    const setId = randomUUID();
    const write = async (tx: Parameters<typeof writeGroup>[1]) => {
      await settle(app, tx, request);
      const rows = [];
      // The first group has the key of the press, which `once` looks for. No key of a press has a colon.
      for (const [index, group] of groups.entries()) {
        const idempotencyKey = index ? `${identity.idempotencyKey}:${index}` : identity.idempotencyKey;
        rows.push(await of(group.at, () => writeGroup(app, tx, group, { ...identity, idempotencyKey }, setId)));
      }
      return rows;
    };
    const [first] = await app.db.$transaction(write, { timeout: 60_000 });
    if (!first) throw new Error('a set has no group');
    return first;
  });
  const { setId } = await app.db.operationGroup.findUniqueOrThrow({ where: { id } });
  return readSet(app, visible, setId ?? '');
}
