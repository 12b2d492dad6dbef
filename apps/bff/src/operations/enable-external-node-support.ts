import { subjectOf } from '@isthmus/contracts/acts';
import { Support } from '@isthmus/contracts/clusters';
import { EnableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';
import type { OperationAttempt } from '#generated/client';
import type { RequestOf } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { clusterLock } from './lock.ts';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';
import { readNow } from './read-now.ts';

const minute = 60_000;
/** For any other status it is unknown whether a call is needed. */
const knownStatuses = ['Disabled', 'Initializing', 'Enabled', 'InitFailed'];

async function readSupport(context: Context) {
  const row = await readNow(context, 'external-node-support');
  if (!row) return { problem: null };
  if (row.lastProblem)
    return { problem: Problem.parse(row.lastProblem), last: Support.safeParse(row.content).data?.status };
  const support = Support.parse(row.content);
  if (knownStatuses.includes(support.status)) return { support };
  const action = 'DescribeExternalNodeSupportConfig';
  return { problem: new TkeError(action, 'unreadable', null, `Status is "${support.status}"`, null).problem };
}

/** Distinguishes this enabling from an earlier one, whose failure may still be read for a while. */
const mark = (support: Support) =>
  `${support.status} ${support.failedReason ?? ''} ${support.progress?.[0]?.startAt ?? ''}`;

const Seen = z.object({ mark: z.string() });
const markBefore = (attempt: OperationAttempt) => Seen.safeParse(attempt.seen).data?.mark;

/** https://cloud.tencent.com/document/api/457/129222. Asynchronous, takes 3–5 minutes, has no task id and no undo. */
export const enableExternalNodeSupport: OperationKind = {
  action: 'EnableExternalNodeSupport',
  request: ({ clusterId, input }): RequestOf<'EnableExternalNodeSupport'> => ({
    ClusterId: clusterId,
    ClusterExternalConfig: {
      NetworkType: 'HostNetwork',
      SubnetId: EnableExternalNodeSupport.parse(input).subnetId,
    },
  }),
  lock: clusterLock,
  subjects: () => [subjectOf.support],
  resend: true,
  deadlineMs: 20 * minute,
  followOn: ['UnsupportedOperation.AlreadyEnabled', 'FailedOperation.OperationForbidden'],

  async look(context, attempt) {
    const read = await readSupport(context);
    if (!read.support) return { verdict: 'unread', problem: read.problem };
    const seen = { mark: mark(read.support) };
    const retriesFailure = read.support.status === 'InitFailed' && (!attempt || markBefore(attempt) === seen.mark);
    return { verdict: read.support.status === 'Disabled' || retriesFailure ? 'act' : 'follow', seen };
  },

  async confirm(context, attempt) {
    const read = await readSupport(context);
    if (!read.support) return { state: 'waiting', problem: read.problem, evidence: read.last };
    const { support } = read;
    if (support.status === 'Enabled') return { state: 'succeeded', outcome: outcome('enabled', support.status) };
    if (support.status !== 'InitFailed') return { state: 'waiting', evidence: support.status };
    const settling = context.now.getTime() - attempt.startedAt.getTime() < context.app.config.settleMs;
    if (markBefore(attempt) === mark(support) && settling) return { state: 'waiting' };
    return { state: 'failed', outcome: outcome('init-failed', support.failedReason) };
  },
};
