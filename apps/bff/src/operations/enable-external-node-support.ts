import { Support } from '@isthmus/contracts/clusters';
import { EnableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';
import type { OperationAttempt } from '#generated/client';
import { demand, newerThan } from '#observer/interest';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';

const minute = 60_000;
const readWithinMs = 30_000;

async function readSupport({ app, operation }: Context) {
  const { accountId, region, clusterId } = operation;
  const key = { accountId, region, clusterId, kind: 'external-node-support' as const };
  const row = await newerThan(app, key, await demand(app, key), readWithinMs);
  if (!row) return null;
  if (row.lastProblem) return { problem: Problem.parse(row.lastProblem) };
  return { support: Support.parse(row.content), observedAt: row.observedAt };
}

/** Tells one enabling from the one before it, whose failure may still be read for a while. */
const mark = (support: Support) => `${support.status} ${support.failedReason ?? ''} ${support.progress?.[0]?.startAt ?? ''}`;

const Seen = z.object({ mark: z.string() });
const markBefore = (attempt: OperationAttempt) => Seen.safeParse(attempt.seen).data?.mark;

/** https://cloud.tencent.com/document/api/457/129222: asynchronous, 3–5 minutes, without a task id and without a way back. */
export const enableExternalNodeSupport: OperationKind = {
  lock: ({ accountId, region, clusterId }) => `${accountId}:${region}:${clusterId}`,
  resend: true,
  deadlineMs: 20 * minute,
  followOn: ['UnsupportedOperation.AlreadyEnabled', 'FailedOperation.OperationForbidden'],

  async look(context, attempt) {
    const read = await readSupport(context);
    if (!read) return { verdict: 'unread' };
    if (read.problem) {
      if (read.problem.status >= 500) return { verdict: 'unread' };
      return { verdict: 'end', state: 'failed', outcome: outcome('refused-by-tke', null, { problem: read.problem }) };
    }
    const seen = { mark: mark(read.support) };
    const retriesFailure = read.support.status === 'InitFailed' && (!attempt || markBefore(attempt) === seen.mark);
    return { verdict: read.support.status === 'Disabled' || retriesFailure ? 'act' : 'follow', seen };
  },

  async act({ app, operation, caller }) {
    const { subnetId } = EnableExternalNodeSupport.parse(operation.input);
    const { RequestId } = await app.tke.call(
      caller,
      'EnableExternalNodeSupport',
      { ClusterId: operation.clusterId, ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: subnetId } },
      { region: operation.region, purpose: 'write' },
    );
    return { requestId: RequestId ?? null, answer: {} };
  },

  async confirm(context, attempt) {
    const read = await readSupport(context);
    if (!read?.support) return 'waiting';
    const { support } = read;
    if (support.status === 'Enabled') return { state: 'succeeded', outcome: outcome('enabled', support.status) };
    if (support.status !== 'InitFailed') return 'waiting';
    const settling = Date.now() - attempt.startedAt.getTime() < context.app.config.settleMs;
    if (markBefore(attempt) === mark(support) && settling) return 'waiting';
    return { state: 'failed', outcome: outcome('init-failed', support.failedReason) };
  },
};
