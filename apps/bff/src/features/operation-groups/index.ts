import {
  getOperationGroup,
  pauseOperationGroup,
  resumeOperationGroup,
  stopOperationGroup,
} from '@isthmus/contracts/operation-groups';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import type { Prisma } from '#generated/client';
import { pauseGroup, resumeGroup, stopGroup } from '#operations/group';
import { readGroup } from '#operations/to-group';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { type GroupCommand, sets } from './sets.ts';

type Step = (tx: Prisma.TransactionClient, groupId: string) => Promise<number>;

/** Applies a person's command to a group. Answers 409 when the group is no longer in the state that the person saw. */
const serveCommand = (app: FastifyInstance, endpoint: typeof pauseOperationGroup, act: GroupCommand, step: Step) =>
  serve(app, endpoint, async ({ params: { accountId, groupId }, request }) => {
    const { act: groupAct, region, clusterId } = await readGroup(app, accountId, groupId);
    await app.db.$transaction(async (tx) => {
      if (!(await step(tx, groupId))) throw problem('changed-meanwhile');
      const at = { accountId, region, clusterId };
      const object = { kind: 'group', id: groupId, name: groupAct } as const;
      await writeAudit(tx, byOf(request), { act, at, object });
    });
    return readGroup(app, accountId, groupId);
  });

export default async (app: FastifyInstance) => {
  serve(app, getOperationGroup, ({ params: { accountId, groupId } }) => readGroup(app, accountId, groupId));
  serveCommand(app, pauseOperationGroup, 'pause-operation-group', (tx, id) => pauseGroup(tx, id, 'person'));
  serveCommand(app, resumeOperationGroup, 'resume-operation-group', (tx, id) => resumeGroup(app, tx, id));
  serveCommand(app, stopOperationGroup, 'stop-operation-group', (tx, id) => stopGroup(tx, id));
  sets(app);
};
