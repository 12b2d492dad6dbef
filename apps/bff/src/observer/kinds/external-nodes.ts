import { isDeepStrictEqual } from 'node:util';
import { settledStatuses } from '@isthmus/contracts/external-nodes';
import { timeOfTke } from '@isthmus/contracts/tke-time';
import type { ExternalNode } from '#generated/client';
import { countNodes, countNodeSeconds } from '../count-node-seconds.ts';
import { mergeRows, type ReadRows } from '../merge-rows.ts';
import { lockNodes } from '../nodes-version.ts';
import { changesOf, keepChanges, type Change } from '../observed-change.ts';
import { Flag, listedItems, problemOfList, readFields, Text, TextOrNull } from '../reply-fields.ts';
import { hasIssuedJoins, updateJoins } from '../update-joins.ts';
import { deleteFacts } from '../write-facts.ts';
import { deleteNodes, writeNodes } from '../write-rows.ts';
import type { ObservationKey, ObservationKind, Transaction } from './kind.ts';

const action = 'DescribeExternalNode';

const fields = {
  NodePoolId: TextOrNull,
  IP: Text,
  Location: Text,
  Status: Text,
  Reason: Text,
  Unschedulable: Flag,
  CreatedTime: TextOrNull,
};

function toRow(item: Record<string, unknown>) {
  const { facts, unreadable } = readFields(fields, item);
  return {
    nodePoolId: facts.NodePoolId,
    ip: facts.IP,
    location: facts.Location,
    status: facts.Status,
    reason: facts.Reason,
    unschedulable: facts.Unschedulable,
    createdTime: facts.CreatedTime,
    unreadable,
  };
}
type Row = Pick<ExternalNode, keyof ReturnType<typeof toRow>>;
type Times = Pick<ExternalNode, 'appearedAt' | 'since'>;

const blank: Row = {
  nodePoolId: null,
  ip: '',
  location: '',
  status: '',
  reason: '',
  unschedulable: null,
  createdTime: null,
  unreadable: [],
};

/** Different creation times prove two nodes. TKE may send null, which proves nothing. */
const isSameNode = (one: Pick<Row, 'createdTime'>, other: { createdTime?: string | null | undefined }) =>
  !one.createdTime || !other.createdTime || one.createdTime === other.createdTime;

/** The nodes after a read. */
export const nodesAfter = (before: Map<string, Row>, read: ReadRows<Row>) => mergeRows(blank, before, read, isSameNode);

/** External nodes did not exist before this date. */
const earliest = Date.UTC(2015, 0, 1);

/** Parses a time from TKE. Returns null for text that is no time or an impossible one. */
export function timeIn(text: string | null, at: Date) {
  const time = timeOfTke(text);
  return time !== null && time >= earliest && time <= at.getTime() ? new Date(time) : null;
}

/** A new createdTime under the same name is another node: the old one vanished, the new one appeared. */
function splitReplaced(change: Change, before: Map<string, Row>, rows: Map<string, Row>): Change[] {
  const [was, now] = [before.get(change.id), rows.get(change.id)];
  if (!was || !now || isSameNode(was, now)) return [change];
  return [
    { id: change.id, change: 'vanished', before: { ...was }, after: null },
    { id: change.id, change: 'appeared', before: null, after: { ...now } },
  ];
}

/** When a node first appeared, and since when it has its state. For a new node the state counts from its creation. */
function timesOf(change: Change, { createdTime }: Row, was: Times | undefined, at: Date) {
  if (was) return { appearedAt: was.appearedAt, since: change.after && 'status' in change.after ? at : was.since };
  return { appearedAt: at, since: timeIn(createdTime, at) ?? at };
}

const areCountsChanged = (before: Iterable<Row>, after: Iterable<Row>) =>
  !isDeepStrictEqual(countNodes(before), countNodes(after));

/** A node that joins appears, perhaps as Initializing, and becomes Running by itself. */
const isOfJoining = ({ change, before }: Change) => change === 'appeared' || before?.['status'] === 'Initializing';

async function compareRows(db: Transaction, key: ObservationKey, read: ReadRows<Row>, at: Date, gapFrom: Date | null) {
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const stored = await db.externalNode.findMany({ where: place });
  const before = new Map(
    stored.map(
      ({
        accountId: _a,
        region: _r,
        clusterId: _c,
        name,
        appearedAt: _p,
        since: _s,
        sinceNotBefore: _n,
        ...row
      }): [string, Row] => [name, row],
    ),
  );
  const rows = nodesAfter(before, read);
  const changes = changesOf(before, rows).flatMap((change) => splitReplaced(change, before, rows));
  const isCounted = gapFrom !== null || (changes.length > 0 && areCountsChanged(stored, rows.values()));
  if (!changes.length && !isCounted && !(await hasIssuedJoins(db, place))) return null;
  const vanished = changes.filter(({ change }) => change === 'vanished').map(({ id }) => id);
  const known = new Map(stored.map((row) => [row.name, row]));
  const written = changes.flatMap((change) => {
    const row = change.change === 'vanished' ? undefined : rows.get(change.id);
    const was = change.change === 'changed' ? known.get(change.id) : undefined;
    return row ? [{ ...place, name: change.id, ...row, ...timesOf(change, row, was, at) }] : [];
  });
  const write = async (tx: Transaction) => {
    if (vanished.length) {
      await lockNodes(tx, place);
      await deleteNodes(tx, place, vanished);
      // They belong to the node that vanished, also when another one has its name.
      await deleteFacts(tx, place, vanished);
    }
    if (written.length) await writeNodes(tx, written);
    const { matched, expecting } = await updateJoins(tx, place, at);
    const reported = changes.map((change) => ({
      ...change,
      name: change.id,
      subjects: [`node:${change.id}`],
      expected: isOfJoining(change) && matched.has(change.id),
    }));
    await keepChanges(tx, key, 'node', reported, at);
    if (isCounted) await countNodeSeconds(tx, place, [...countNodes(stored).values()], at, gapFrom);
    return expecting;
  };
  return { rows: changes.length > 0, write };
}

/** https://cloud.tencent.com/document/api/457/129226. All nodes of the cluster in one answer; the list may be null. */
export const externalNodes: ObservationKind<ReadRows<Row>> = {
  source: 'tke',
  scope: 'cluster',
  when: 'enabled',
  pace: 'page',

  async read({ ask, key }) {
    const reply = await ask(action, { ClusterId: key.clusterId });
    const listed = listedItems(action, reply, 'Nodes', 'Name');
    const problem = problemOfList(action, reply, listed);
    const read = new Map([...listed.items].map(([name, item]) => [name, toRow(item)]));
    const moving = [...read.values()].some(({ status }) => status !== undefined && !settledStatuses.includes(status));
    return { content: { count: read.size }, rows: { read, whole: problem === null }, moving, problem };
  },

  compare: compareRows,
};
