import {
  getOperationSet,
  pauseOperationSet,
  resumeOperationSet,
  stopOperationSet,
} from '@isthmus/contracts/operation-sets';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import type { Prisma } from '#generated/client';
import { pauseGroup, resumeGroup, stopGroup } from '#operations/group';
import { readSet } from '#operations/to-group';
import { problem } from '#http/problems';
import { admit, serve } from '#http/serve';

export type GroupCommand = 'pause-operation-group' | 'resume-operation-group' | 'stop-operation-group';

type Step = (tx: Prisma.TransactionClient, groupId: string) => Promise<number>;

/** Stopping writes a row and an audit row for each operation that has not started. */
const longEnough = { timeout: 60_000 };

/**
 * Applies a person's command to all groups of a set, in one transaction. Groups in another state stay as they are. Answers 409 when no group
 * is in the state that the person saw.
 */
const serveCommand = (app: FastifyInstance, endpoint: typeof pauseOperationSet, act: GroupCommand, step: Step) =>
  serve(app, endpoint, async ({ params: { setId }, actor, request, visible }) => {
    const { groups } = await readSet(app, visible, setId);
    for (const group of groups) await admit(app, actor, placeOf(group), endpoint);
    await app.db.$transaction(async (tx) => {
      let changed = 0;
      for (const group of groups) {
        if (!(await step(tx, group.id))) continue;
        changed += 1;
        const object = { kind: 'group', id: group.id, name: group.act } as const;
        await writeAudit(tx, byOf(request), { act, at: placeOf(group), object, details: { setId } });
      }
      if (!changed) throw problem('changed-meanwhile');
    }, longEnough);
    return readSet(app, visible, setId);
  });

const placeOf = ({ accountId, region, clusterId }: ClusterKey) => ({ accountId, region, clusterId });

/** The commands are those of a group, so the audit has the same acts. */
export function sets(app: FastifyInstance) {
  serve(app, getOperationSet, ({ params: { setId }, visible }) => readSet(app, visible, setId));
  serveCommand(app, pauseOperationSet, 'pause-operation-group', (tx, id) => pauseGroup(tx, id, 'person'));
  serveCommand(app, resumeOperationSet, 'resume-operation-group', (tx, id) => resumeGroup(app, tx, id));
  serveCommand(app, stopOperationSet, 'stop-operation-group', (tx, id) => stopGroup(tx, id));
}
