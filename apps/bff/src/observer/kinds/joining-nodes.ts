import { unlistedStates } from '#rules/with-facts';
import { readInstances, type ReadInstances } from '../read-instances.ts';
import { writeFacts } from '../write-facts.ts';
import { sendNodesChanged } from '../nodes-version.ts';
import { expectsHosts, soonMs } from '../update-joins.ts';
import type { ObservationKey, ObservationKind, Transaction } from './kind.ts';
import { changedFacts } from './node-facts.ts';

/**
 * Compares the joining and failed nodes with the stored facts. A node that left this list keeps its facts without a state until the
 * next read of all nodes: it became running, which DescribeExternalNode will say soon, or it is gone.
 */
async function compareJoining(db: Transaction, key: ObservationKey, { read, whole }: ReadInstances, at: Date) {
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const stored = await db.externalNodeFacts.findMany({
    where: { ...place, OR: [{ state: { in: unlistedStates } }, { name: { in: [...read.keys()] } }] },
  });
  const known = new Map(stored.map((row) => [row.name, row]));
  const written = [...read].flatMap(([name, facts]) => {
    const row = changedFacts(known.get(name), facts, at);
    return row ? [{ ...place, name, ...row }] : [];
  });
  const left = (whole ? stored : [])
    .filter(({ name }) => !read.has(name))
    .map((row) => ({ ...row, state: null, reason: '', since: at }));
  const isChanged = written.length + left.length > 0;
  const appeared = (name: string) => known.get(name)?.appearedAt ?? at;
  const isJoining = [...read].some(
    ([name, { state }]) => state === 'initializing' && at.getTime() - appeared(name).getTime() < soonMs,
  );
  const isExpecting = isJoining || (await expectsHosts(db, place, at));
  if (!isChanged && !isExpecting) return null;
  const write = async (tx: Transaction) => {
    if (isChanged) {
      await sendNodesChanged(tx, place, left.length > 0);
      await writeFacts(tx, [...written, ...left]);
    }
    return isExpecting;
  };
  return { rows: isChanged, write };
}

/** The nodes that join or failed, with TKE's reasons, from version 2022-05-01. DescribeExternalNode does not list joining ones. */
export const joiningNodes: ObservationKind<ReadInstances> = {
  source: 'tke',
  scope: 'cluster',
  when: 'enabled',
  pace: 'page',
  maySiteRefuse: true,

  async read(reader) {
    const rows = await readInstances(reader, unlistedStates);
    return { content: { count: rows.read.size }, rows, problem: rows.problem };
  },

  compare: compareJoining,
};
