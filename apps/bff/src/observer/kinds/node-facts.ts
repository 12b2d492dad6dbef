import type { ExternalNodeFacts } from '#generated/client';
import { readInstances, type InstanceFacts, type ReadInstances } from '../read-instances.ts';
import { deleteFacts, writeFacts } from '../write-facts.ts';
import { sendNodesChanged } from '../nodes-version.ts';
import { timeIn } from './external-nodes.ts';
import type { ObservationKey, ObservationKind, Transaction } from './kind.ts';

/** Returns the row to write; null when the stored one says the same. `since` follows the state. */
export function changedFacts(stored: ExternalNodeFacts | undefined, facts: InstanceFacts, at: Date) {
  if (!stored) return { ...facts, appearedAt: at, since: timeIn(facts.createdTime, at) ?? at };
  const names = Object.keys(facts) as (keyof InstanceFacts)[];
  if (names.every((name) => stored[name] === facts[name])) return null;
  return { ...facts, appearedAt: stored.appearedAt, since: stored.state === facts.state ? stored.since : at };
}

/** Compares what was read with the stored facts. Writes only differences: 10,000 nodes rarely change. */
async function compareFacts(db: Transaction, key: ObservationKey, { read, whole }: ReadInstances, at: Date) {
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const stored = new Map((await db.externalNodeFacts.findMany({ where: place })).map((row) => [row.name, row]));
  const written = [...read].flatMap(([name, facts]) => {
    const row = changedFacts(stored.get(name), facts, at);
    return row ? [{ ...place, name, ...row }] : [];
  });
  // A node that appeared since this read began may be behind its last page.
  const gone = (whole ? [...stored.values()] : [])
    .filter(({ name, appearedAt }) => !read.has(name) && appearedAt < at)
    .map(({ name }) => name);
  if (!written.length && !gone.length) return null;
  const write = async (tx: Transaction) => {
    await sendNodesChanged(tx, place);
    if (gone.length) await deleteFacts(tx, place, gone);
    if (written.length) await writeFacts(tx, written);
    return false;
  };
  return { rows: true, write };
}

/** Kubelet, CPU, memory and state of all external nodes, from version 2022-05-01. */
export const nodeFacts: ObservationKind<ReadInstances> = {
  source: 'tke',
  scope: 'cluster',
  when: 'enabled',
  pace: 'slow',

  async read(reader) {
    const rows = await readInstances(reader);
    return { content: { count: rows.read.size }, rows, problem: rows.problem };
  },

  compare: compareFacts,
};
