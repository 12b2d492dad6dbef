import { expect, test } from 'vitest';
import type { Reader } from './kinds/kind.ts';
import { readInstances } from './read-instances.ts';

const named = (number: number) => `node-${String(number).padStart(3, '0')}`;
const namesFrom = (from: number, count: number) => Array.from({ length: count }, (_, index) => named(from + index));
const listing = (names: string[], TotalCount: number | null) => ({
  TotalCount,
  InstanceSet: names.map((InstanceId) => ({ InstanceId, InstanceState: 'running' })),
  RequestId: 'r-1',
});

/** Reads from a TKE that answers pages by offset. Records the requests. */
async function reading(page: (offset: number) => object, states?: string[]) {
  const requests: { Offset: number; Limit: number; Filters: { Name: string; Values: string[] }[] }[] = [];
  const reader: Reader = {
    ask: () => Promise.reject(new Error('of the other version')),
    ask2022: async (_action, request) => {
      const asked = request as (typeof requests)[number];
      requests.push(asked);
      if (requests.length > 50) throw new Error('no end');
      return page(asked.Offset);
    },
    key: { accountId: 'a', region: 'r', clusterId: 'cls-a', kind: 'node-facts' },
    storedIds: () => Promise.resolve([]),
  };
  return { ...(await readInstances(reader, states)), requests, offsets: requests.map(({ Offset }) => Offset) };
}
const steady = (count: number) => (offset: number) =>
  listing(namesFrom(offset, Math.max(0, Math.min(100, count - offset))), count);

test.each([
  [0, [0]],
  [100, [0]],
  [101, [0, 99]],
  [199, [0, 99]],
  [250, [0, 99, 198]],
])('%i nodes need these offsets: %j', async (count, offsets) => {
  const found = await reading(steady(count));
  expect(found).toMatchObject({ whole: true, problem: null, offsets });
  expect(found.read.size).toBe(count);
});

test('asks for external nodes only, a hundred a page, and for the states that are given', async () => {
  const { requests } = await reading(steady(3), ['initializing', 'failed']);
  expect(requests).toEqual([
    {
      ClusterId: 'cls-a',
      Offset: 0,
      Limit: 100,
      Filters: [
        { Name: 'InstanceType', Values: ['External'] },
        { Name: 'InstanceStates', Values: ['initializing', 'failed'] },
      ],
    },
  ]);
});

test('a list that moved while it was read is not whole', async () => {
  // The first node vanished after the first page.
  const found = await reading((offset) => (offset === 0 ? steady(250)(0) : listing(namesFrom(offset + 1, 100), 249)));
  expect(found).toMatchObject({ whole: false, problem: null });
});

test('a page without a new node is the last, whatever the count', async () => {
  const found = await reading(() => listing(namesFrom(0, 100), 1_000_000));
  expect([found.read.size, found.whole, found.offsets.length]).toEqual([100, false, 2]);
});

test('without a count, a page that is not full is the last', async () => {
  const found = await reading((offset) => ({ ...steady(150)(offset), TotalCount: null }));
  expect(found).toMatchObject({ whole: true, problem: null, offsets: [0, 99] });
  expect(found.read.size).toBe(150);
});

test('a page that lost rows is a problem, and the other pages are read', async () => {
  const found = await reading((offset) =>
    offset === 0 ? listing([...namesFrom(0, 50), ...namesFrom(51, 49)], 150) : steady(150)(offset),
  );
  expect(found).toMatchObject({ whole: false, problem: { code: 'tke-unreadable' }, offsets: [0, 99] });
  expect(found.read.size).toBe(149);
});

test('nulls and odd values count as not reported, and a text is quoted as TKE sent it', async () => {
  const FailedReason = 'container runtime network not ready: NetworkReady=false';
  const External = { Name: 'a', CPU: null, Memory: 'much', K8SVersion: null };
  const found = await reading(() => ({
    TotalCount: 2,
    InstanceSet: [
      { InstanceId: 'a', InstanceState: 'initializing', FailedReason, LanIP: null, NodePoolId: '', External },
      { InstanceId: 'b', InstanceState: 'running', FailedReason: null, External: null },
    ],
  }));
  expect([...found.read]).toMatchObject([
    ['a', { state: 'initializing', reason: FailedReason, ip: '', nodePoolId: null, cpu: null, memoryGb: null }],
    ['b', { state: 'running', reason: '', kubelet: null }],
  ]);
});
