import { healthStateOf } from '@isthmus/contracts/health';
import { skewOf } from '@isthmus/contracts/version-skew';
import { naturalOrder } from '@isthmus/contracts/natural-order';
import type { NodeRow } from './node-rows.ts';

export interface NodeFilter {
  text: string;
  /** TKE's status, `cordoned` or `unknown`; empty for all. The versions of TKE write a word with and without a capital. */
  status: string;
  /** A pool id; empty for all. */
  pool: string;
  /** A version of the kubelet, or how it fits the cluster's version (version-skew.ts); empty for all. */
  version: string;
}

const separators = /[\s,;]+/;
const host = /^[a-z0-9][a-z0-9.-]*$/i;
const partsOf = (text: string) => text.split(separators).filter(Boolean);

/** Returns a pasted list of names or addresses as one filter line; null when the text is not a list. */
export function hostListOf(pasted: string): string | null {
  const parts = partsOf(pasted);
  const several = parts.length > 1 && /[\n,;\t]/.test(pasted.trim());
  return several && parts.every((part) => host.test(part)) ? parts.join(', ') : null;
}

/** Returns the listed hosts in lower case; null when the filter has words instead. */
const listedHosts = (text: string): string[] | null => (text.includes(',') ? partsOf(text.toLowerCase()) : null);

function textTest(text: string): (row: NodeRow) => boolean {
  const listed = listedHosts(text);
  if (listed) {
    const wanted = new Set(listed);
    return ({ node }) => wanted.has(node.name.toLowerCase()) || wanted.has(node.ip);
  }
  const words = partsOf(text.toLowerCase());
  return (row) => words.every((word) => row.text.includes(word));
}

/** `status` in lower case. Nodes of an out-of-date reading are unknown, whatever they were. */
function hasStatus({ node, isOutOfDate }: NodeRow, status: string) {
  if (status === 'unknown') return isOutOfDate || healthStateOf(node) === 'unknown';
  if (isOutOfDate) return false;
  return status === 'cordoned' ? node.unschedulable === true : node.status.toLowerCase() === status;
}

/** Matches each word in name, address, location or reason. A listed host must match a whole name or address. */
export function filterNodes(rows: NodeRow[], { text, status, pool, version }: NodeFilter, clusterVersion: string) {
  const hasText = text ? textTest(text) : () => true;
  const word = status.toLowerCase();
  return rows.filter(
    (row) =>
      (!word || hasStatus(row, word)) &&
      (!pool || row.node.nodePoolId === pool) &&
      (!version || row.node.kubelet === version || skewOf(row.node.kubelet, clusterVersion) === version) &&
      hasText(row),
  );
}

/** Returns the listed hosts that match no node. */
export function missingHosts(rows: NodeRow[], text: string): string[] {
  const listed = listedHosts(text);
  if (!listed) return [];
  const known = new Set(rows.flatMap(({ node }) => [node.name.toLowerCase(), node.ip]));
  return listed.filter((name) => !known.has(name));
}

/** Returns the versions of the kubelets, the newest first, and the kinds of skew among them. */
export function versionsOf(rows: NodeRow[], clusterVersion: string) {
  const versions = new Set(rows.map(({ node }) => node.kubelet ?? ''));
  versions.delete('');
  const order = new Map([...versions].map((version) => [version, naturalOrder(version)]));
  const skews = new Set([...versions].map((version) => skewOf(version, clusterVersion)));
  return {
    versions: [...order].toSorted(([, one], [, other]) => (one < other ? 1 : -1)).map(([version]) => version),
    skews: (['unsupported', 'supported'] as const).filter((skew) => skews.has(skew)),
  };
}

/** Returns the statuses of the rows, in TKE's words or `unknown`, one for each that the filter tells apart. */
export function statusesOf(rows: NodeRow[]): string[] {
  const words = new Set(rows.map(({ node, isOutOfDate }) => (isOutOfDate ? 'unknown' : node.status)).filter(Boolean));
  return [
    ...new Map(
      [...words]
        .toSorted()
        .reverse()
        .map((word) => [word.toLowerCase(), word]),
    ).values(),
  ].toSorted();
}
