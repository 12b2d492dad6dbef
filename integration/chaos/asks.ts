import { randomUUID } from 'node:crypto';
import { ExpectedHosts, named } from '../expected-hosts.ts';
import type { Failure } from '../mock-account.ts';
import type { World } from '../world.ts';
import { lateAnswer, refusals, skew, notApplied, unusableAnswers } from './faults.ts';

interface Ask {
  name: string;
  action: string;
  /** A reply with each field null. */
  nulls: object;
  ask: (expected: ExpectedHosts) => Promise<Response>;
}

const credential = ({ cluster: { account } }: ExpectedHosts) => ({
  site: account.world.mockUrl,
  kind: 'permanent',
  secretId: account.secretId,
  secretKey: account.secretKey,
});

/** The questions to TKE for which a person waits. */
export const asks: Ask[] = [
  {
    name: 'join command',
    action: 'DescribeExternalNodeScript',
    nulls: { Link: null, Token: null, Command: null },
    ask: async (expected) => {
      const [row] = await expected.planRows([named(`edge-${randomUUID().slice(0, 8)}`)]);
      return expected.reveal(row ?? { id: '' });
    },
  },
  {
    name: 'subnets',
    action: 'DescribeSubnets',
    nulls: { SubnetName: null, Zone: null, CidrBlock: null, AvailableIpAddressCount: null },
    ask: ({ cluster }) => cluster.request('GET', '/subnets'),
  },
  {
    name: 'runtimes',
    action: 'DescribeSupportedRuntime',
    nulls: { RuntimeType: null, RuntimeVersions: null, DefaultVersion: null },
    ask: ({ cluster }) => cluster.request('GET', '/runtimes'),
  },
  {
    name: 'whose credential',
    action: 'GetCallerIdentity',
    nulls: { AccountId: null, Arn: null },
    ask: (expected) => expected.cluster.account.world.request('POST', '/credential-proofs', credential(expected)),
  },
  {
    name: 'regions',
    action: 'DescribeRegions',
    nulls: { RegionInstanceSet: null },
    ask: (expected) => expected.cluster.account.world.request('POST', '/credential-proofs', credential(expected)),
  },
];

interface AskCase {
  name: string;
  slow?: boolean;
  /** Null when the case does not apply to this question. */
  failure: (ask: Ask) => Failure | null;
}
const lists = ['DescribeSubnets', 'DescribeSupportedRuntime', 'DescribeRegions'];
const clock = 'clock wrong by 6 min';

export const askCases: AskCase[] = [
  ...[...notApplied, ...unusableAnswers, lateAnswer, ...refusals].map(({ failure, ...fault }) => ({
    ...fault,
    failure: () => failure,
  })),
  // The credential is checked first, so regions are not requested.
  { name: clock, failure: ({ name }) => (name === 'regions' ? null : 'AuthFailure.SignatureExpire') },
  {
    name: 'a list that lost an item',
    failure: ({ action }) => (lists.includes(action) ? { kind: 'short-list' } : null),
  },
  { name: 'nulls', failure: ({ nulls }) => ({ kind: 'fields', values: nulls }) },
];

/** A person gives up after this time, including a margin for busy machines. */
const patienceSeconds = 19;

/** Asks one question during one fault. It must be answered, or refused with a reason, before a person gives up. */
export async function playAsk(world: World, ask: Ask, { name, failure }: AskCase) {
  const ordered = failure(ask);
  if (!ordered) return null;
  const expected = await ExpectedHosts.open(world);
  const { account } = expected.cluster;
  await (name === clock ? skew(account, 360) : account.failNext(ask.action, ordered, null));
  const began = performance.now();
  const reply = await ask.ask(expected);
  const tooLate = (performance.now() - began) / 1000 > patienceSeconds;
  const { code, upstream } = (await reply.json()) as { code?: string; upstream?: { action: string } };
  const answer = reply.ok ? 'answered' : `${code}${upstream?.action === ask.action ? '' : ', without its action'}`;
  return { result: tooLate ? `${answer}, too late` : answer, lost: tooLate || reply.status === 500 };
}
