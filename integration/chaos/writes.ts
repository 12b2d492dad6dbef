import pg from 'pg';
import { eachKind, effects, type Kind } from '../each-kind.ts';
import { eventually, type Failure, type MockAccount, type Operation, Refused } from '../mock-account.ts';
import type { World } from '../world.ts';
import { denied, late, nulls, refusals, skew, unknownWords, unmade, unread, type Fault } from './faults.ts';

/** What became of one case. */
export interface Played {
  told: string;
  effects: number;
  asked: number;
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
  /** How often it is asked is a matter of time. */
  often?: boolean;
  /** Once it is asked for; answers what a person sees meanwhile, when that is worth a word. */
  meanwhile?: (under: Under, operationId: string) => Promise<string | void>;
}

const finals = ['succeeded', 'failed', 'conflict', 'needs-attention'];

/** As the operation tells it: state, reason, our problem. */
export const wordsOf = ({ state, outcome }: Operation) =>
  [state, outcome?.reason !== state && outcome?.reason, outcome?.problem && `(${outcome.problem.code})`]
    .filter(Boolean)
    .join(' ');

/** The deadline passes: minutes that no test waits for. */
async function expire({ world }: MockAccount, operationId: string) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query(`update operation set deadline = now() where id = $1`, [operationId]);
  await client.end();
}

/** Reads that an operation looks and confirms by, until they are mended. */
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
const faulted = async (account: MockAccount, { reads }: Kind) => account.asked(reads[0] ?? '');

const met = ({ name, slow, failure }: Fault): Case => ({
  name,
  ...(slow && { slow }),
  order: ({ account, kind }) => account.failNext(kind.action, failure),
});
const refused = (code: string, ...only: string[]): Case => ({ ...met({ name: code, failure: code }), only });
const stale = (seconds: number) => (under: Under) =>
  under.account.arrange('PATCH', '/options', { staleReadSeconds: seconds });
const waits = async ({ account }: Under, id: string) => {
  await account.reached(id, ['waiting']);
  await expire(account, id);
};

/** The account's clock runs 120 times as fast: two minutes are a second of the wall's. */
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
      await eventually(async () => (await account.asked(kind.action)) > 1 || undefined);
      await expire(account, id);
    },
  },
  {
    name: 'clock wrong by 6 min',
    order: ({ account }) => skew(account, 360),
    async meanwhile({ account, kind }, id) {
      const from = await faulted(account, kind);
      await eventually(async () => (await faulted(account, kind)) >= from + 3 || undefined);
      // The operation keeps the reason just after the read.
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
      await account.reached(id, ['waiting']);
      // The pool goes, and all of its nodes but one.
      const of = '/clusters/cls-mock01';
      await account.arrange('PATCH', `${of}/nodes/node-10.4.7.11`, { nodePoolId: '' });
      await account.arrange('DELETE', `${of}/pools/np-rack0007`);
      await expire(account, id);
    },
  },
  readsFail('HTTP 500', 4, () => ({ kind: 'http', status: 500 })),
  readsFail('a list that lost an item', 4, () => ({ kind: 'short-list' })),
  // So often that whatever can end has ended.
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

/** One fault, one change, one account. */
export async function playWrite(world: World, kind: Kind, { order, meanwhile }: Case): Promise<Played> {
  const { account, ask } = await kind.open(world);
  const under = { account, kind };
  await order(under);
  const asked = await ask().catch((thrown: unknown) => {
    if (thrown instanceof Refused) return thrown;
    throw thrown;
  });
  if (asked instanceof Refused) return judged(under, null, `refused at once (${asked.code})`);
  const words = await meanwhile?.(under, asked);
  const operation = await account.ended(asked);
  const end = wordsOf(operation);
  return judged(under, operation, words && words !== end ? `${words}, then ${end}` : end);
}

/**
 * Lost: TKE did it and the operation says that it did not, or the other way round, or it never ends. Doubled: TKE did it twice.
 */
export async function judged({ account, kind }: Under, operation: Operation | null, told: string): Promise<Played> {
  const done = await effects(account, kind.action);
  const says = operation?.state ?? 'failed';
  const lost = says === 'succeeded' ? done === 0 : says !== 'needs-attention' && done > 0 && !isHalf(operation);
  return { told, effects: done, asked: await account.asked(kind.action), lost, doubled: done > 1 };
}

/** TKE's own end of an enabling that it had begun. */
const isHalf = (operation: Operation | null) => operation?.outcome?.reason === 'init-failed';
