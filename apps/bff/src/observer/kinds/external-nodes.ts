import { settledStatuses } from '@isthmus/contracts/external-nodes';
import type { ExternalNode } from '#generated/client';
import type { ReplyOf } from '#sources/tke/tke-client';
import { updateJoins } from '../update-joins.ts';
import { changesOf, keepChanges, type Change, type Facts } from '../observed-change.ts';
import { namedItems, type ObservationKey, type ObservationKind, type Transaction } from './kind.ts';
import { deleteNodes, writeNodes } from '../write-rows.ts';

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
type Stored = Pick<ExternalNode, 'appearedAt' | 'since'>;

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

/** When it was first seen, and since when it has been in its state; one seen for the first time has been since its creation. */
function timesOf(change: Change, { createdTime }: Row, was: Stored | undefined, at: Date) {
  if (was) return { appearedAt: was.appearedAt, since: change.after && 'status' in change.after ? at : was.since };
  const created = read(createdTime) ?? at;
  return { appearedAt: at, since: created > at ? at : created };
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
  const vanished = changes.filter(({ change }) => change === 'vanished').map(({ id }) => id);
  const known = new Map(stored.map((row) => [row.name, row]));
  const written = changes.flatMap((change) => {
    const row = change.change === 'vanished' ? undefined : rows.get(change.id);
    const was = change.change === 'changed' ? known.get(change.id) : undefined;
    return row ? [{ ...place, name: change.id, ...row, ...timesOf(change, row, was, at) }] : [];
  });
  if (vanished.length) await deleteNodes(tx, place, vanished);
  if (written.length) await writeNodes(tx, written);
  const { answers, expecting } = await updateJoins(tx, place, at);
  const told = changes.map((change) => ({
    ...change,
    name: change.id,
    subjects: [`node:${change.id}`],
    expected: change.change === 'appeared' && answers.has(change.id),
  }));
  await keepChanges(tx, key, 'node', told, at);
  return { changed: changes.length > 0, expecting };
}

/** https://cloud.tencent.com/document/api/457/129226: all nodes of the cluster in one answer; the list may be null. */
export const externalNodes: ObservationKind<Map<string, Row>> = {
  source: 'tke',
  scope: 'cluster',
  when: 'enabled',
  pace: 'page',

  async read(ask, { clusterId }) {
    const reply = await ask('DescribeExternalNode', { ClusterId: clusterId });
    const nodes = namedItems('DescribeExternalNode', reply, reply.Nodes, ({ Name }) => Name);
    const rows = new Map(nodes.map((node) => [node.Name ?? '', toRow(node)]));
    const moving = [...rows.values()].some(({ status }) => !settledStatuses.includes(status));
    return { content: { count: rows.size }, rows, moving };
  },

  store: replaceRows,
};
