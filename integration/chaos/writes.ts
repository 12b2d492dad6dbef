import pg from 'pg';
import { eachKind, effects, type Kind } from '../each-kind.ts';
import { eventually, type Failure, type MockAccount, type Operation, Refused } from '../mock-account.ts';
import type { World } from '../world.ts';
import { denied, late, nulls, refusals, skew, unknownWords, unmade, unread, type Fault } from './faults.ts';

/** The result of one case. */
export interface Played {
  result: string;
  effects: number;
  calls: number;
  lost: boolean;
  doubled: boolean;
}

interface Under {
  account: MockAccount;
  kind: Kind;
}
interface Case {
  name: string;
  slow?: boolean;
  only?: string[];
  order: (under: Under) => Promise<unknown>;
  /** The number of calls depends on timing. */
  often?: boolean;
  /** Runs after the request. Returns what a person sees meanwhile, if it is worth a word. */
  meanwhile?: (under: Under, operationId: string) => Promise<string | void>;
}

const finals = ['succeeded', 'failed', 'conflict', 'needs-attention'];

/** The words of an operation: state, reason, our problem. */
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

/** The reads with which an operation looks and confirms fail until the fault is cleared. */
const readsFail = (name: string, often: number, failures: (action: string) => Failure): Case => ({
  name: `reads: ${name}`,
  order: ({ account, kind }) =>
    Promise.all(kind.reads.map((action) => account.failNext(action, failures(action), null))),
  async meanwhile({ account, kind }, id) {
    const from = await faulted(account, kind);
    await eventually(async () => {
      const isOver = finals.includes((await account.operation(id)).state);
      return isOver || (await faulted(account, kind)) >= from + often || undefined;
    });
    const words = wordsOf(await account.operation(id));
    await account.arrange('DELETE', '/faults');
    return words;
  },
});
const faulted = async (account: MockAccount, { reads }: Kind) => account.requestCount(reads[0] ?? '');

const met = ({ name, slow, failure }: Fault): Case => ({
  name,
  ...(slow && { slow }),
  order: ({ account, kind }) => account.failNext(kind.action, failure),
});
const refused = (code: string, ...only: string[]): Case => ({ ...met({ name: code, failure: code }), only });
const stale = (seconds: number) => (under: Under) =>
  under.account.arrange('PATCH', '/options', { staleReadSeconds: seconds });
const waits = async ({ account }: Under, id: string) => {
  await account.waitForState(id, ['waiting']);
  await expire(account, id);
};

/** The account's clock runs at 120 times real time, so two minutes take a second. */
const twoMinutes = 120;

export const writeCases: Case[] = [
  ...unmade.map(met),
  ...unread.map(met),
  ...denied.map(met),
  met(late),
  ...refusals.map(met),
  {
    name: 'RequestLimitExceeded to the end',
    often: true,
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
      const from = await faulted(account, kind);
      await eventually(async () => (await faulted(account, kind)) >= from + 3 || undefined);
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
    order: async (under) => {
      await stale(twoMinutes)(under);
      await under.account.failNext(under.kind.action, { kind: 'lost-answer' });
    },
  },
  { name: 'accepted, never to be read', order: stale(1e7), meanwhile: waits },
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
  readsFail('a list that lost an item', 4, () => ({ kind: 'short-list' })),
  // So many reads that every operation that can end has ended.
  readsFail('words nobody knows', 12, (action) => ({ kind: 'fields', values: unknownWords[action] })),
  readsFail('nulls', 12, (action) => ({ kind: 'fields', values: nulls[action] })),
  {
    name: 'reads: refused',
    order: ({ account, kind }) =>
      Promise.all(kind.reads.map((action) => account.failNext(action, 'AuthFailure.UnauthorizedOperation', null))),
  },
  refused('UnsupportedOperation.NotInWhitelist', 'EnableExternalNodeSupport', 'CreateExternalNodePool'),
  refused('UnsupportedOperation.UnsupportedNetworkType', 'EnableExternalNodeSupport'),
  refused('InvalidParameter.SubnetInvalidError', 'EnableExternalNodeSupport'),
  refused('FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError', 'CreateExternalNodePool'),
  refused('ResourceUnavailable.NodePoolStateNotNormal', 'ModifyExternalNodePool'),
  refused('OperationDenied', 'DeleteExternalNodePool'),
  refused('ResourceInUse.ExistRunningPod', 'DeleteExternalNodePool', 'DeleteExternalNode'),
  refused('ResourceUnavailable.ClusterState', ...eachKind.map(({ action }) => action)),
  refused('InvalidParameter.Param', ...eachKind.map(({ action }) => action)),
];

/** Plays one fault with one change in one account. */
export async function playWrite(world: World, kind: Kind, { order, meanwhile }: Case): Promise<Played> {
  const { account, ask } = await kind.open(world);
  const under = { account, kind };
  await order(under);
  const recorded = await ask().catch((thrown: unknown) => {
    if (thrown instanceof Refused) return thrown;
    throw thrown;
  });
  if (recorded instanceof Refused) return judged(under, null, `refused at once (${recorded.code})`);
  const words = await meanwhile?.(under, recorded);
  const operation = await account.waitForEnd(recorded);
  const end = wordsOf(operation);
  return judged(under, operation, words && words !== end ? `${words}, then ${end}` : end);
}

/** Lost: the operation contradicts TKE's effect, or never ends. Doubled: TKE made the change twice. */
export async function judged({ account, kind }: Under, operation: Operation | null, result: string): Promise<Played> {
  const done = await effects(account, kind.action);
  const says = operation?.state ?? 'failed';
  const lost = says === 'succeeded' ? done === 0 : says !== 'needs-attention' && done > 0 && !isHalf(operation);
  return { result, effects: done, calls: await account.requestCount(kind.action), lost, doubled: done > 1 };
}

/** TKE itself ended an enabling that it had started. */
const isHalf = (operation: Operation | null) => operation?.outcome?.reason === 'init-failed';
