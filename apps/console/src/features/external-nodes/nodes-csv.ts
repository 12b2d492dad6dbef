import type { NodeRow } from './node-rows.ts';

/** RFC 4180. A spreadsheet runs what begins with = + - or @, and TKE's reasons are not ours, so those are made text. */
export function csvField(value: string) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const columns: [head: string, value: (row: NodeRow) => string][] = [
  ['name', ({ node }) => node.name],
  ['status', ({ node }) => node.status],
  ['cordoned', ({ node }) => (node.unschedulable === null ? '' : String(node.unschedulable))],
  ['ip', ({ node }) => node.ip],
  ['pool', ({ pool }) => pool],
  ['poolId', ({ node }) => node.nodePoolId ?? ''],
  ['location', ({ node }) => node.location],
  ['joined', ({ node }) => node.createdTime ?? ''],
  ['statusSeenSince', ({ node }) => node.since],
  ['reason', ({ node }) => node.reason],
];

/** The rows as they are shown, in their order. */
export const nodesCsv = (rows: NodeRow[]) =>
  [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, value]) => csvField(value(row))))]
    .map((fields) => `${fields.join(',')}\r\n`)
    .join('');

/** Hands the browser a file to keep. */
export function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
