import { Prisma } from '#generated/client';
import type { ReplyOf } from '#sources/tke/tke-client';
import { changesOf, keepChanges, type Facts } from '../observed-change.ts';
import { namedItems, type ObservationKey, type ObservationKind, type Transaction } from './kind.ts';

type Listed = NonNullable<ReplyOf<'DescribeExternalNodePools'>['NodePoolSet']>[number];

/** Stricter in the SDK than on the wire, where any value may be null. */
interface Label {
  Name?: string | null;
  Value?: string | null;
}

const toRow = (pool: Listed) => ({
  name: pool.Name ?? '',
  state: pool.LifeState ?? '',
  nodeType: pool.NodeType || 'CPU',
  runtimeType: pool.RuntimeConfig?.RuntimeType ?? '',
  runtimeVersion: pool.RuntimeConfig?.RuntimeVersion ?? '',
  labels: (pool.Labels ?? []).map(({ Name, Value }: Label) => ({ key: Name ?? '', value: Value ?? '' })),
  taints: (pool.Taints ?? []).map(({ Key, Value, Effect }) => ({
    key: Key ?? '',
    value: Value ?? '',
    effect: Effect ?? '',
  })),
  deletionProtection: pool.DeletionProtection ?? null,
  // As TKE told it, nulls and all; JSON drops what is undefined.
  settings: pool.InstanceAdvancedSettings
    ? (JSON.parse(JSON.stringify(pool.InstanceAdvancedSettings)) as Prisma.InputJsonObject)
    : null,
});
type Row = ReturnType<typeof toRow>;

async function replaceRows(tx: Transaction, key: ObservationKey, rows: Map<string, Row>, at: Date) {
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const stored = await tx.externalNodePool.findMany({ where: place });
  const before = new Map(
    stored.map(({ accountId: _a, region: _r, clusterId: _c, nodePoolId, ...facts }): [string, Facts] => [
      nodePoolId,
      facts as Facts,
    ]),
  );
  const changes = changesOf(before, rows);
  for (const { id } of changes) {
    const where = { accountId_region_clusterId_nodePoolId: { ...place, nodePoolId: id } };
    const row = rows.get(id);
    if (!row) {
      await tx.externalNodePool.delete({ where });
      continue;
    }
    const written = { ...row, settings: row.settings ?? Prisma.DbNull };
    await tx.externalNodePool.upsert({ where, create: { ...place, nodePoolId: id, ...written }, update: written });
  }
  const nameOf = (id: string) => rows.get(id)?.name ?? String(before.get(id)?.['name'] ?? '');
  const told = changes.map((change) => ({
    ...change,
    name: nameOf(change.id),
    subjects: [`pool:${change.id}`, `pool-name:${nameOf(change.id)}`],
  }));
  await keepChanges(tx, key, 'pool', told, at);
}

/** https://cloud.tencent.com/document/api/457/129225: whole, without paging; the list may be null. */
export const externalNodePools: ObservationKind<Map<string, Row>> = {
  source: 'tke',
  scope: 'cluster',
  when: 'enabled',
  pace: 'page',

  async read(ask, { clusterId }) {
    const reply = await ask('DescribeExternalNodePools', { ClusterId: clusterId });
    const pools = namedItems('DescribeExternalNodePools', reply, reply.NodePoolSet, ({ NodePoolId }) => NodePoolId);
    const rows = new Map(pools.map((pool) => [pool.NodePoolId ?? '', toRow(pool)]));
    const moving = [...rows.values()].some(({ state }) => !['normal', ''].includes(state.toLowerCase()));
    return { content: { count: rows.size }, rows, moving };
  },

  store: replaceRows,
};
