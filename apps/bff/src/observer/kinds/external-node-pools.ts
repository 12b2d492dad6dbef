import type { PoolKey } from '@isthmus/contracts/places';
import { z } from 'zod';
import { Prisma, type ExternalNodePool } from '#generated/client';
import { AdvancedSettings } from '#rules/pool';
import { mergeRows, type ReadRows } from '../merge-rows.ts';
import { changesOf, keepChanges } from '../observed-change.ts';
import { Flag, listedItems, listOf, problemOfList, readFields, Stored, Text } from '../reply-fields.ts';
import type { ObservationKey, ObservationKind, Transaction } from './kind.ts';

const action = 'DescribeExternalNodePools';

const fields = {
  Name: Text,
  LifeState: Text,
  NodeType: Text,
  RuntimeConfig: z.object({ RuntimeType: Text, RuntimeVersion: Text }).nullish(),
  Labels: listOf(z.object({ Name: Text, Value: Text })),
  Taints: listOf(z.object({ Key: Text, Value: Text, Effect: Text })),
  DeletionProtection: Flag,
  // Stored as TKE sent it, including nulls.
  InstanceAdvancedSettings: Stored.refine((settings) => AdvancedSettings.nullable().safeParse(settings).success),
};

function toRow(item: Record<string, unknown>) {
  const { facts, unreadable } = readFields(fields, item);
  const couldRead = (name: string) => !unreadable.includes(name);
  return {
    name: facts.Name,
    state: facts.LifeState,
    nodeType: facts.NodeType === '' ? 'CPU' : facts.NodeType,
    runtimeType: couldRead('RuntimeConfig') ? (facts.RuntimeConfig?.RuntimeType ?? '') : undefined,
    runtimeVersion: couldRead('RuntimeConfig') ? (facts.RuntimeConfig?.RuntimeVersion ?? '') : undefined,
    labels: facts.Labels?.map(({ Name, Value }) => ({ key: Name, value: Value })),
    taints: facts.Taints?.map(({ Key, Value, Effect }) => ({ key: Key, value: Value, effect: Effect })),
    deletionProtection: facts.DeletionProtection,
    settings: facts.InstanceAdvancedSettings,
    unreadable,
  };
}
type Row = Pick<ExternalNodePool, keyof ReturnType<typeof toRow>>;

const blank: Row = {
  name: '',
  state: '',
  nodeType: 'CPU',
  runtimeType: '',
  runtimeVersion: '',
  labels: [],
  taints: [],
  deletionProtection: null,
  settings: null,
  unreadable: [],
};

/** The pools after a read. */
export const poolsAfter = (before: Map<string, Row>, read: ReadRows<Row>) => mergeRows(blank, before, read);

async function compareRows(db: Transaction, key: ObservationKey, read: ReadRows<Row>, at: Date) {
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const stored = await db.externalNodePool.findMany({ where: place });
  const before = new Map(
    stored.map(({ accountId: _a, region: _r, clusterId: _c, nodePoolId, ...row }): [string, Row] => [nodePoolId, row]),
  );
  const rows = poolsAfter(before, read);
  const changes = changesOf(before, rows);
  if (!changes.length) return null;
  const nameOf = (id: string) => rows.get(id)?.name ?? before.get(id)?.name ?? '';
  const reported = changes.map((change) => ({
    ...change,
    name: nameOf(change.id),
    subjects: [`pool:${change.id}`, `pool-name:${nameOf(change.id)}`],
  }));
  const write = async (tx: Transaction) => {
    for (const { id } of changes) await writePool(tx, { ...place, nodePoolId: id }, rows.get(id));
    await keepChanges(tx, key, 'pool', reported, at);
    return false;
  };
  return { rows: true, write };
}

/** Writes a pool's row; without `row`, deletes it. */
async function writePool(tx: Transaction, key: PoolKey, row: Row | undefined) {
  const where = { accountId_region_clusterId_nodePoolId: key };
  if (!row) return void (await tx.externalNodePool.delete({ where }));
  const { labels, taints, settings } = row;
  const written = { ...row, labels: labels ?? [], taints: taints ?? [], settings: settings ?? Prisma.DbNull };
  await tx.externalNodePool.upsert({ where, create: { ...key, ...written }, update: written });
}

/** https://cloud.tencent.com/document/api/457/129225. One unpaged answer; the list may be null. */
export const externalNodePools: ObservationKind<ReadRows<Row>> = {
  source: 'tke',
  scope: 'cluster',
  when: 'enabled',
  pace: 'page',

  async read({ ask, key }) {
    const reply = await ask(action, { ClusterId: key.clusterId });
    const listed = listedItems(action, reply, 'NodePoolSet', 'NodePoolId');
    const problem = problemOfList(action, reply, listed);
    const read = new Map([...listed.items].map(([id, item]) => [id, toRow(item)]));
    const moving = [...read.values()].some(({ state }) => !['normal', ''].includes((state ?? '').toLowerCase()));
    return { content: { count: read.size }, rows: { read, whole: problem === null }, moving, problem };
  },

  compare: compareRows,
};
