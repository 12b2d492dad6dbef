import pg from 'pg';
import { eachKind, effects, type Kind } from '../each-kind.ts';
import { eventually, type Failure, type MockAccount, type Operation, Refused } from '../mock-account.ts';
import type { World } from '../world.ts';
import {
  appliedButRefused,
  lateAnswer,
  nulls,
  refusals,
  skew,
  unknownWords,
  notApplied,
  unusableAnswers,
  type Fault,
} from './faults.ts';

/** The result of one case. */
export interface Played {
  result: string;
  effects: number;
  calls: number;
  lost: boolean;
  doubled: boolean;
}

interface Target {
  account: MockAccount;
  kind: Kind;
}
interface Case {
  name: string;
  slow?: boolean;
  only?: string[];
  order: (target: Target) => Promise<unknown>;
  /** True: the number of calls depends on timing. */
  callCountVaries?: boolean;
  /** Runs after the request. Returns what a person sees meanwhile, if that belongs in the table. */
  meanwhile?: (target: Target, operationId: string) => Promise<string | void>;
}

const finals = ['succeeded', 'failed', 'conflict', 'needs-attention'];

/** Describes an operation: state, reason, Isthmus's problem. */
export const wordsOf = ({ state, outcome }: Operation) =>
  [state, outcome?.reason !== state && outcome?.reason, outcome?.problem && `(${outcome.problem.code})`]
    .filter(Boolean)
    .join(' ');

/** Moves the deadline to now, because no test waits for minutes. */
async function expire({ world }: MockAccount, operationId: string) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query(`update operation set deadline = now() where id = $1`, [operationId]);
  await client.end();
}

/** All reads of the operation fail until at least `leastReads` of them were made, or the operation has ended. */
const readsFail = (name: string, leastReads: number, failures: (action: string) => Failure): Case => ({
  name: `reads: ${name}`,
  order: ({ account, kind }) =>
    Promise.all(kind.reads.map((action) => account.failNext(action, failures(action), null))),
  async meanwhile({ account, kind }, id) {
    const from = await readCount(account, kind);
    await eventually(async () => {
      const isOver = finals.includes((await account.operation(id)).state);
      return isOver || (await readCount(account, kind)) >= from + leastReads || undefined;
    });
    const words = wordsOf(await account.operation(id));
    await account.arrange('DELETE', '/faults');
    return words;
  },
});
const readCount = async (account: MockAccount, { reads }: Kind) => account.requestCount(reads[0] ?? '');

const faultOnCall = ({ name, slow, failure }: Fault): Case => ({
  name,
  ...(slow && { slow }),
  order: ({ account, kind }) => account.failNext(kind.action, failure),
});
const refusedWith = (code: string, ...only: string[]): Case => ({
  ...faultOnCall({ name: code, failure: code }),
  only,
});
const stale = (seconds: number) => (target: Target) =>
  target.account.arrange('PATCH', '/options', { staleReadSeconds: seconds });
const expireWhileWaiting = async ({ account }: Target, id: string) => {
  await account.waitForState(id, ['waiting']);
  await expire(account, id);
};

/** The account's clock runs at 120 times real time, so two minutes take a second. */
const twoMinutes = 120;

/** Enabling reads one object, and no list. */
const confirmedByLists = eachKind
  .map(({ action }) => action)
  .filter((action) => action !== 'EnableExternalNodeSupport');

export const writeCases: Case[] = [
  ...notApplied.map(faultOnCall),
  ...unusableAnswers.map(faultOnCall),
  ...appliedButRefused.map(faultOnCall),
  faultOnCall(lateAnswer),
  ...refusals.map(faultOnCall),
  {
    name: 'RequestLimitExceeded to the end',
    callCountVaries: true,
    order: ({ account, kind }) => account.failNext(kind.action, 'RequestLimitExceeded', null),
    async meanwhile({ account, kind }, id) {
      await eventually(async () => (await account.requestCount(kind.action)) > 1 || undefined);
      await expire(account, id);
    },
  },
  {
    name: 'clock wrong by 6 min',
    order: ({ account }) => skew(account, 360),
    async meanwhile({ account, kind }, id) {
      const from = await readCount(account, kind);
      await eventually(async () => (await readCount(account, kind)) >= from + 3 || undefined);
      // The operation stores the reason shortly after the read.
      const words = await eventually(async () => {
        const now = await account.operation(id);
        return now.outcome?.problem ? wordsOf(now) : undefined;
      });
      await skew(account, 0);
      return words;
    },
  },
  { name: 'stale reads for 2 min', order: stale(twoMinutes) },
  {
    name: 'cut after, stale reads for 2 min',
    order: async (target) => {
      await stale(twoMinutes)(target);
      await target.account.failNext(target.kind.action, { kind: 'lost-answer' });
    },
  },
  { name: 'accepted, never to be read', order: stale(1e7), meanwhile: expireWhileWaiting },
  {
    name: 'done in part',
    only: ['EnableExternalNodeSupport', 'DeleteExternalNodePool'],
    order: ({ account }) => account.arrange('PATCH', '/options', { deleteSeconds: 1e7, failEnableAtStep: 2 }),
    async meanwhile({ account, kind }, id) {
      if (kind.action === 'EnableExternalNodeSupport') return;
      await account.waitForState(id, ['waiting']);
      // Deletes the pool and all of its nodes except one.
      const of = '/clusters/cls-mock01';
      await account.arrange('PATCH', `${of}/nodes/node-10.4.7.11`, { nodePoolId: '' });
      await account.arrange('DELETE', `${of}/pools/np-rack0007`);
      await expire(account, id);
    },
  },
  readsFail('HTTP 500', 4, () => ({ kind: 'http', status: 500 })),
  { ...readsFail('a list that lost an item', 4, () => ({ kind: 'short-list' })), only: confirmedByLists },
  // After so many reads, every operation that can end has ended.
  readsFail('words nobody knows', 12, (action) => ({ kind: 'fields', values: unknownWords[action] })),
  readsFail('nulls', 12, (action) => ({ kind: 'fields', values: nulls[action] })),
  {
    name: 'reads: refused',
    order: ({ account, kind }) =>
      Promise.all(kind.reads.map((action) => account.failNext(action, 'AuthFailure.UnauthorizedOperation', null))),
  },
  refusedWith('UnsupportedOperation.NotInWhitelist', 'EnableExternalNodeSupport', 'CreateExternalNodePool'),
  refusedWith('UnsupportedOperation.UnsupportedNetworkType', 'EnableExternalNodeSupport'),
  refusedWith('InvalidParameter.SubnetInvalidError', 'EnableExternalNodeSupport'),
  refusedWith('FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError', 'CreateExternalNodePool'),
  refusedWith('ResourceUnavailable.NodePoolStateNotNormal', 'ModifyExternalNodePool'),
  refusedWith('OperationDenied', 'DeleteExternalNodePool'),
  refusedWith('ResourceInUse.ExistRunningPod', 'DeleteExternalNodePool', 'DeleteExternalNode'),
  refusedWith('ResourceUnavailable.ClusterState', ...eachKind.map(({ action }) => action)),
  refusedWith('InvalidParameter.Param', ...eachKind.map(({ action }) => action)),
];

/** Requests one change during one fault, in a new account. */
export async function playWrite(world: World, kind: Kind, { order, meanwhile }: Case): Promise<Played> {
  const { account, ask } = await kind.open(world);
  const target = { account, kind };
  await order(target);
  const recorded = await ask().catch((thrown: unknown) => {
    if (thrown instanceof Refused) return thrown;
    throw thrown;
  });
  if (recorded instanceof Refused) return judged(target, null, `refused at once (${recorded.code})`);
  const words = await meanwhile?.(target, recorded);
  const operation = await account.waitForEnd(recorded);
  const end = wordsOf(operation);
  return judged(target, operation, words && words !== end ? `${words}, then ${end}` : end);
}

/** Lost: the operation contradicts TKE's effect, or never ends. Doubled: TKE made the change twice. */
export async function judged({ account, kind }: Target, operation: Operation | null, result: string): Promise<Played> {
  const done = await effects(account, kind.action);
  const says = operation?.state ?? 'failed';
  const lost =
    says === 'succeeded' ? done === 0 : says !== 'needs-attention' && done > 0 && !failedInsideTke(operation);
  return { result, effects: done, calls: await account.requestCount(kind.action), lost, doubled: done > 1 };
}

/** TKE started enabling, and it failed inside TKE. */
const failedInsideTke = (operation: Operation | null) => operation?.outcome?.reason === 'init-failed';
