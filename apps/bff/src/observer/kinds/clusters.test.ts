import { afterEach, expect, test, vi } from 'vitest';
import { TkeError } from '#sources/tke/tke-error';
import { clusters } from './clusters.ts';
import type { AskTke } from './kind.ts';

afterEach(() => vi.useRealTimers());

const idsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => `cls-${first + index}`);
const listing = (ids: string[], TotalCount: unknown) => ({
  TotalCount,
  Clusters: ids.map((ClusterId) => ({ ClusterId, ClusterName: ClusterId })),
});

/** A TKE that answers pages by offset and single clusters by id. Records its requests. */
function reading(page: (offset: number) => object, byId: (id: string) => object, stored: string[] = []) {
  const requested: unknown[] = [];
  const ask: AskTke = async (_action, request) => {
    const { Offset, ClusterIds } = request as { Offset?: number; ClusterIds?: string[] };
    requested.push(Offset ?? ClusterIds?.[0]);
    if (requested.length > 200) throw new Error('no end');
    return ClusterIds ? byId(ClusterIds[0] ?? '') : page(Offset ?? 0);
  };
  const key = { accountId: '', region: '', clusterId: '', kind: 'clusters' };
  return {
    requested,
    read: () => clusters.read({ ask, ask2022: never, key, storedIds: () => Promise.resolve(stored) }),
  };
}
const never = () => Promise.reject(new Error('not looked up')) as never;

test('reads every page; a short page is the last', async () => {
  const all = idsFrom(0, 250);
  const { requested, read } = reading((offset) => listing(all.slice(offset, offset + 100), 250), never);
  expect((await read()).rows.listed.size).toBe(250);
  expect(requested).toEqual([0, 100, 200]);
});

test("a page without a new cluster is the last, whatever TKE's count", async () => {
  const { requested, read } = reading(() => listing(idsFrom(0, 100), 1_000_000), never);
  const { rows, problem } = await read();
  expect([rows.listed.size, problem, requested.length]).toEqual([100, null, 2]);
});

test('pages that always have new clusters end after half a minute; the clusters are kept, and the reason is stored', async () => {
  vi.useFakeTimers();
  const { requested, read } = reading((offset) => {
    vi.advanceTimersByTime(10_000);
    return listing(idsFrom(offset, 100), 1_000_000);
  }, never);
  const { rows, problem } = await read();
  expect([rows.listed.size, requested]).toEqual([400, [0, 100, 200, 300]]);
  expect(problem?.upstream?.message).toContain('The pages did not end within 30 s');
});

test('a filtered or missing count does not make a region unreadable', async () => {
  for (const count of [40, 0, null, 'many', 1e30]) {
    const { read } = reading((offset) => listing(offset ? [] : idsFrom(0, 3), count), never);
    const { rows, problem } = await read();
    expect([count, rows.listed.size, problem]).toEqual([count, 3, null]);
  }
});

test('a cluster missing from the pages is looked up by id: listed again, kept, or gone', async () => {
  const refused = (code: string) => new TkeError('DescribeClusters', 'refused', code, 'no', null);
  const { requested, read } = reading(
    () => listing(['cls-0'], 1),
    (id) => {
      if (id === 'cls-shifted') return listing([id], 1);
      if (id === 'cls-deleted') return listing([], 0);
      if (id === 'cls-hidden') return listing([], 1);
      throw refused(id === 'cls-unknown' ? 'ResourceNotFound' : 'InternalError');
    },
    ['cls-0', 'cls-shifted', 'cls-deleted', 'cls-hidden', 'cls-unknown', 'cls-failing'],
  );
  const { rows } = await read();
  expect([...rows.listed.keys()]).toEqual(['cls-0', 'cls-shifted']);
  expect(rows.gone).toEqual(['cls-deleted', 'cls-unknown']);
  expect(requested).toHaveLength(6);
});

test('an empty region does not prove that a hundred clusters are gone: each read looks up a few', async () => {
  const { requested, read } = reading(
    () => listing([], 0),
    () => listing([], 0),
    idsFrom(0, 100),
  );
  expect((await read()).rows.gone).toHaveLength(20);
  expect(requested).toHaveLength(21);
});
