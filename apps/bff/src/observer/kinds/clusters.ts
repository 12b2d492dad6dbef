import { isDeepStrictEqual } from 'node:util';
import type { RegionKey } from '@isthmus/contracts/places';
import { z } from 'zod';
import { TkeError } from '#sources/tke/tke-error';
import { defined, listedItems, readFields, Stored, Text, TextOrNull, unreadableReply, Whole } from '../reply-fields.ts';
import type { AskTke, ObservationKind, Transaction } from './kind.ts';

const action = 'DescribeClusters';
const pageSize = 100;
const maxReadMs = 30_000;
/** The most clusters looked up by id in one read. It keeps a read short. */
const maxLookups = 20;

const fields = {
  ClusterName: Text,
  ClusterVersion: Text,
  ClusterStatus: Text,
  ClusterType: Text,
  // Documented as JSON text. Plain JSON is accepted too.
  Property: z.union([Text, Stored.transform((property) => JSON.stringify(property))]),
  ClusterNetworkSettings: z
    .object({ VpcId: Text, ClusterCIDR: TextOrNull, ServiceCIDR: TextOrNull })
    .nullish()
    .transform((settings) => settings ?? { VpcId: '', ClusterCIDR: null, ServiceCIDR: null }),
  // Not displayed anywhere.
  ClusterNodeNum: Whole.catch(null),
};

function toRow(item: Record<string, unknown>) {
  const { facts, unreadable } = readFields(fields, item);
  const { VpcId, ClusterCIDR, ServiceCIDR } = facts.ClusterNetworkSettings ?? {};
  return {
    name: facts.ClusterName,
    version: facts.ClusterVersion,
    status: facts.ClusterStatus,
    type: facts.ClusterType,
    vpcId: VpcId,
    property: facts.Property,
    podCidr: ClusterCIDR,
    serviceCidr: ServiceCIDR,
    nodeCount: facts.ClusterNodeNum,
    unreadable,
  };
}
const blank = { name: '', version: '', status: '', type: '', vpcId: '', property: '' };
type Row = ReturnType<typeof toRow>;

/**
 * Lists the clusters of all pages. TotalCount may count clusters that the credential cannot see, and pages shift when a cluster comes or
 * goes meanwhile. So a page without a new cluster is the last, and a cluster on no page is not yet gone.
 */
async function listPages(ask: AskTke) {
  const items = new Map<string, Record<string, unknown>>();
  const until = performance.now() + maxReadMs;
  let nameless = 0;
  for (let offset = 0; ;) {
    const reply = await ask(action, { Offset: offset, Limit: pageSize });
    const page = listedItems(action, reply, 'Clusters', 'ClusterId');
    const before = items.size;
    for (const [id, item] of page.items) items.set(id, item);
    offset += page.length;
    nameless += page.nameless;
    const isLast = items.size === before || (page.length < pageSize && offset >= (page.count ?? 0));
    const isLate = performance.now() > until;
    if (!isLast && !isLate) continue;
    const gap = isLast
      ? nameless > 0 && `TKE listed ${nameless} without a name that can be read`
      : `The pages did not end within ${maxReadMs / 1000} s`;
    return { items, problem: gap ? unreadableReply(action, reply, gap).problem : null };
  }
}

/** Looks up one cluster by its id. Returns the item, `gone`, or null when TKE's answer proves neither. */
async function lookUp(ask: AskTke, clusterId: string) {
  try {
    const reply = await ask(action, { ClusterIds: [clusterId] });
    const { items, length, count } = listedItems(action, reply, 'Clusters', 'ClusterId');
    return items.get(clusterId) ?? (length === 0 && !count ? 'gone' : null);
  } catch (error) {
    return error instanceof TkeError && error.problem.status === 404 ? 'gone' : null;
  }
}

interface Rows {
  listed: Map<string, Row>;
  gone: string[];
}

/** A cluster's row after a read. Unreadable fields keep their old values. */
export const clusterAfter = <Before extends object>(before: Before | undefined, read: Row) => ({
  ...blank,
  ...before,
  ...defined(read),
});

async function compareRows(db: Transaction, { accountId, region }: RegionKey, { listed, gone }: Rows) {
  const where = { accountId, region };
  const known = new Map((await db.cluster.findMany({ where })).map((row) => [row.clusterId, row]));
  const written = [...listed].flatMap(([clusterId, row]) => {
    const before = known.get(clusterId);
    const now = { ...clusterAfter(before, row), ...where, clusterId };
    return isDeepStrictEqual(now, before && { ...before }) ? [] : [now];
  });
  if (!written.length && !gone.length) return null;
  const write = async (tx: Transaction) => {
    for (const row of written) {
      const id = { ...where, clusterId: row.clusterId };
      await tx.cluster.upsert({ where: { accountId_region_clusterId: id }, create: row, update: row });
    }
    if (gone.length) await tx.cluster.deleteMany({ where: { ...where, clusterId: { in: gone } } });
    return false;
  };
  return { rows: true, write };
}

/** https://cloud.tencent.com/document/api/457/31862 */
export const clusters: ObservationKind<Rows> = {
  source: 'tke',
  scope: 'region',
  when: 'always',
  pace: 'page',

  storedIds: async (db, { accountId, region }) =>
    (await db.cluster.findMany({ where: { accountId, region }, select: { clusterId: true } })).map(
      ({ clusterId }) => clusterId,
    ),

  async read({ ask, storedIds }) {
    const { items, problem } = await listPages(ask);
    const missing = (await storedIds()).filter((id) => !items.has(id));
    const gone: string[] = [];
    for (const id of missing.slice(0, maxLookups)) {
      const found = await lookUp(ask, id);
      if (found === 'gone') gone.push(id);
      else if (found) items.set(id, found);
    }
    const listed = new Map([...items].map(([id, item]) => [id, toRow(item)]));
    return { content: { count: listed.size }, rows: { listed, gone }, problem };
  },

  compare: compareRows,
};
