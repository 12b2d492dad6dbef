import type { ClusterKey } from '@isthmus/contracts/places';
import { createHash } from 'node:crypto';
import { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { nodeRules } from '#rules/acts';
import { withFacts, type NodeWithFacts } from '#rules/with-facts';

/** All nodes of a cluster at one moment; `version` identifies exactly these rows. */
interface Snapshot {
  version: string;
  /** By name: the node, and its JSON for comparison. */
  nodes: Map<string, { node: ExternalNode; text: string }>;
}

const maxSnapshots = 4;
const maxClusters = 200;

/** Caches the latest snapshots of each cluster, to send only differences. A request with an unknown version gets all rows. */
export function nodeSnapshots(app: FastifyInstance) {
  const cache = new LRUCache<string, { state: string; snapshots: Snapshot[] }>({ max: maxClusters });

  /** `rowsVersion`: the version of the observation. Rows are read again only when it changes. */
  return async (place: ClusterKey, rowsVersion: number) => {
    const key = `${place.accountId} ${place.region} ${place.clusterId}`;
    const state = `${app.events.connectionNumber()} ${rowsVersion}`;
    const before = cache.get(key);
    if (before?.state === state) return before.snapshots;
    const [nodes, facts] = await Promise.all([
      app.db.externalNode.findMany({ where: place }),
      app.db.externalNodeFacts.findMany({ where: place }),
    ]);
    const rows = withFacts(nodes, facts);
    const [last] = before?.snapshots ?? [];
    const latest = snapshotOf(rows, last);
    const older = (before?.snapshots ?? []).filter(({ version }) => version !== latest.version);
    const snapshots = [latest, ...older].slice(0, maxSnapshots);
    cache.set(key, { state, snapshots });
    return snapshots;
  };
}

/** Unchanged rows are shared with the previous snapshot. */
function snapshotOf(rows: NodeWithFacts[], before: Snapshot | undefined): Snapshot {
  const hash = createHash('sha256');
  const nodes = new Map(
    rows.map((row) => {
      const node = ExternalNode.parse({
        ...row,
        acts: nodeRules.indexOf(row),
        appearedAt: row.appearedAt.toISOString(),
        since: row.since.toISOString(),
      });
      const text = JSON.stringify(node);
      hash.update(text);
      const previous = before?.nodes.get(row.name);
      return [row.name, previous?.text === text ? previous : { node, text }];
    }),
  );
  return { version: hash.digest('base64url').slice(0, 16), nodes };
}

/** Returns the rows that differ from version `since` and the removed names; or all rows, with `gone` null. */
export function changesSince([latest, ...older]: Snapshot[], since: string | undefined) {
  if (!latest) return { nodes: [], gone: null, version: '' };
  const seen = [latest, ...older].find(({ version }) => version === since);
  const all = [...latest.nodes.values()];
  const changed = seen ? all.filter((one) => seen.nodes.get(one.node.name)?.text !== one.text) : all;
  const gone = seen ? [...seen.nodes.keys()].filter((name) => !latest.nodes.has(name)) : null;
  return { nodes: changed.map(({ node }) => node), gone, version: latest.version };
}
