import type { ActivityEntry } from '@isthmus/contracts/activity';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { targetPath } from '#operations/operation/operation-summary.tsx';
import { paths } from '#shared/paths.ts';

interface Named {
  name: string;
  /** Shown on hover. */
  id: string;
  /** Null: it has no page any more. */
  to: string | null;
}

/** Returns the object of an entry. */
function objectOf(entry: ActivityEntry, accountId: string): Named | null {
  if (entry.type === 'reveal') return null;
  if (entry.type === 'operation') {
    const { operation } = entry;
    const { kind, state, target, clusterId } = operation;
    const nodePoolId = target['nodePoolId'];
    const isNode = kind === 'drain-external-node' || kind === 'delete-external-node';
    const id = kind === 'enable-external-node-support' ? clusterId : isNode ? target.name : String(nodePoolId ?? '');
    const isGone = kind === 'delete-external-node-pool' && state === 'succeeded';
    return { name: target.name, id, to: isGone ? null : targetPath(operation) };
  }
  const { object, objectId, name, change, region, clusterId } = entry;
  const cluster = { accountId, region, clusterId };
  const isGone = object === 'pool' && change === 'vanished';
  const to =
    object === 'node'
      ? paths.externalNode(cluster, name)
      : paths.externalNodePool({ ...cluster, nodePoolId: objectId });
  return { name, id: objectId, to: isGone ? null : to };
}

interface Props {
  entry: ActivityEntry;
  accountId: string;
  /** The entry in words, with the name of its object. */
  what: string;
}

/** Writes an entry in words. The act is a link to its operation, the name a link to the object, with its id on hover. */
export function EntryWords({ entry, accountId, what }: Props) {
  const object = objectOf(entry, accountId);
  const start = object?.name ? what.lastIndexOf(object.name) : -1;
  const act = (words: string): ReactNode =>
    entry.type === 'operation' && words ? (
      <Link to={paths.operation(accountId, entry.operation.id)} className="link font-medium">
        {words}
      </Link>
    ) : (
      words
    );
  if (!object || start < 0) return act(what);
  const [before, after] = [what.slice(0, start), what.slice(start + object.name.length)];
  const isSpaced = before.endsWith(' ');
  return (
    <>
      {act(before.trimEnd())}
      {isSpaced && ' '}
      {object.to ? (
        <Link to={object.to} title={object.id || undefined} className="link break-words">
          {object.name}
        </Link>
      ) : (
        <span title={object.id || undefined}>{object.name}</span>
      )}
      {after}
    </>
  );
}
