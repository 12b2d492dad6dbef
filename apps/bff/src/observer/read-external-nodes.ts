import type { ReplyOf } from '#tke/tke-client';
import { matchJoins } from './match-joins.ts';
import type { ObservationKey } from './observation-key.ts';
import { changesOf, keepChanges, type Change, type Facts } from './observed-change.ts';
import { refusePartial, type Reading, type Transaction } from './reading.ts';

type Listed = NonNullable<ReplyOf<'DescribeExternalNode'>['Nodes']>[number];

const toRow = (node: Listed) => ({
  nodePoolId: node.NodePoolId || null,
  ip: node.IP ?? '',
  location: node.Location ?? '',
  status: node.Status ?? '',
  reason: node.Reason ?? '',
  unschedulable: node.Unschedulable ?? null,
  createdTime: node.CreatedTime || null,
});
type Row = ReturnType<typeof toRow>;

const read = (time: string | null) => {
  const at = new Date(time ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
};

/** Another createdTime under the same name is another node: the one went, the other came. TKE may send null, which proves nothing. */
function asIdentities(change: Change, before: Map<string, Facts>, rows: Map<string, Row>): Change[] {
  const isAnother = change.change === 'changed' && change.before?.['createdTime'] && change.after?.['createdTime'];
  if (!isAnother) return [change];
  return [
    { id: change.id, change: 'vanished', before: before.get(change.id) ?? null, after: null },
    { id: change.id, change: 'appeared', before: null, after: rows.get(change.id) ?? null },
  ];
}

async function replaceRows(tx: Transaction, key: ObservationKey, rows: Map<string, Row>, at: Date) {
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const stored = await tx.externalNode.findMany({ where: place });
  const before = new Map(
    stored.map(({ name, nodePoolId, ip, location, status, reason, unschedulable, createdTime }): [string, Facts] => [
      name,
      { nodePoolId, ip, location, status, reason, unschedulable, createdTime },
    ]),
  );
  const changes = changesOf(before, rows).flatMap((change) => asIdentities(change, before, rows));
  const appeared = changes.flatMap(({ id, change }) => {
    const row = change === 'appeared' ? rows.get(id) : undefined;
    const since = read(row?.createdTime ?? null) ?? at;
    return row ? [{ ...place, name: id, ...row, appearedAt: at, since: since > at ? at : since }] : [];
  });
  const vanished = changes.filter(({ change }) => change === 'vanished').map(({ id }) => id);
  if (vanished.length) await tx.externalNode.deleteMany({ where: { ...place, name: { in: vanished } } });
  if (appeared.length) await tx.externalNode.createMany({ data: appeared });
  for (const { id, change, after } of changes) {
    const row = change === 'changed' ? rows.get(id) : undefined;
    if (!row) continue;
    const where = { accountId_region_clusterId_name: { ...place, name: id } };
    await tx.externalNode.update({ where, data: { ...row, ...(after && 'status' in after && { since: at }) } });
  }
  const { answers, expecting } = await matchJoins(tx, place, at);
  const told = changes.map((change) => ({
    ...change,
    name: change.id,
    subjects: [`node:${change.id}`],
    expected: change.change !== 'vanished' && answers.has(change.id),
  }));
  await keepChanges(tx, key, 'node', told, at);
  return expecting;
}

const settled = ['Running', 'Failed'];

/** https://cloud.tencent.com/document/api/457/129226: all nodes of the cluster in one answer; the list may be null. */
export const readExternalNodes: Reading = async (client, caller, key) => {
  const at = new Date();
  const told = await client.call(caller, 'DescribeExternalNode', { ClusterId: key.clusterId }, { region: key.region });
  refusePartial('DescribeExternalNode', told.Nodes?.length ?? 0, told);
  const nodes = (told.Nodes ?? []).filter(({ Name }) => Name);
  const rows = new Map(nodes.map((node) => [node.Name ?? '', toRow(node)]));
  const moving = [...rows.values()].some(({ status }) => !settled.includes(status));
  return { content: { count: rows.size }, moving, store: (tx) => replaceRows(tx, key, rows, at) };
};
