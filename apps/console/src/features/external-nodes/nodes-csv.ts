import { downloadCsv } from '#shared/csv.ts';
import { inStateOf, type NodeRow } from './node-rows.ts';

const iso = (milliseconds: number | null) => (milliseconds === null ? '' : new Date(milliseconds).toISOString());

/** Each column says what the table says; of a time the moment, where the table has its age. */
const columns: [head: string, value: (row: NodeRow) => string][] = [
  ['name', ({ node }) => node.name],
  ['status', ({ node }) => node.status],
  ['cordoned', ({ node }) => (node.unschedulable === null ? '' : String(node.unschedulable))],
  ['ip', ({ node }) => node.ip],
  ['pool', ({ pool }) => pool],
  ['poolId', ({ node }) => node.nodePoolId ?? ''],
  ['location', ({ node }) => node.location],
  ['joined', ({ joinedAt }) => iso(joinedAt)],
  ['inStateSince', ({ node }) => inStateOf(node).at],
  ['inStateBeforeThat', ({ node }) => String(inStateOf(node).before)],
  ['reason', ({ node }) => node.reason],
];

/** A head and the rows as they are shown, in their order. */
export const nodesCsv = (rows: NodeRow[]): string[][] => [
  columns.map(([head]) => head),
  ...rows.map((row) => columns.map(([, value]) => value(row))),
];

export const downloadNodes = (rows: NodeRow[]) => downloadCsv('external-nodes.csv', nodesCsv(rows));
