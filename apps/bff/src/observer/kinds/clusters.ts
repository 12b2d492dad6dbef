import type { ReplyOf } from '#sources/tke/tke-client';
import { type AskTke, namedItems, type ObservationKind, type Transaction } from './kind.ts';

type Listed = NonNullable<ReplyOf<'DescribeClusters'>['Clusters']>[number];
const pageSize = 100;

/** Every cluster of a region, whole or not at all, so that a failed page deletes nothing. */
async function allClusters(ask: AskTke) {
  const listed: Listed[] = [];
  for (;;) {
    const page = await ask('DescribeClusters', { Offset: listed.length, Limit: pageSize });
    listed.push(...(page.Clusters ?? []));
    const { length = 0 } = page.Clusters ?? [];
    const most = page.TotalCount ?? (length < pageSize ? 0 : Infinity);
    if (!length || listed.length >= most)
      return namedItems('DescribeClusters', page, page.Clusters && listed, ({ ClusterId }) => ClusterId);
  }
}

const toRow = (cluster: Listed) => ({
  clusterId: cluster.ClusterId ?? '',
  name: cluster.ClusterName ?? '',
  version: cluster.ClusterVersion ?? '',
  status: cluster.ClusterStatus ?? '',
  type: cluster.ClusterType ?? '',
  vpcId: cluster.ClusterNetworkSettings?.VpcId ?? '',
  property: cluster.Property ?? '',
  podCidr: cluster.ClusterNetworkSettings?.ClusterCIDR || null,
  serviceCidr: cluster.ClusterNetworkSettings?.ServiceCIDR || null,
  nodeCount: cluster.ClusterNodeNum ?? null,
});
type Row = ReturnType<typeof toRow>;

async function replaceRows(tx: Transaction, where: { accountId: string; region: string }, rows: Row[]) {
  const known = new Map((await tx.cluster.findMany({ where })).map((row) => [row.clusterId, row]));
  for (const row of rows) {
    const before = known.get(row.clusterId);
    known.delete(row.clusterId);
    if (
      before &&
      Object.entries(row).every(([name, value]) => Object.entries(before).some(([n, v]) => n === name && v === value))
    )
      continue;
    const id = { ...where, clusterId: row.clusterId };
    await tx.cluster.upsert({ where: { accountId_region_clusterId: id }, create: { ...where, ...row }, update: row });
  }
  if (known.size) await tx.cluster.deleteMany({ where: { ...where, clusterId: { in: [...known.keys()] } } });
}

/** https://cloud.tencent.com/document/api/457/31862 */
export const clusters: ObservationKind<Row[]> = {
  source: 'tke',
  scope: 'region',
  when: 'always',
  pace: 'page',

  async read(ask) {
    const rows = (await allClusters(ask)).map(toRow);
    return { content: { count: rows.length }, rows };
  },

  store: (tx, { accountId, region }, rows) => replaceRows(tx, { accountId, region }, rows),
};
