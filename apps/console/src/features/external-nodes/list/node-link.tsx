import { paths, useCluster } from '#shared/paths.ts';

/**
 * A node's name as a link to its page, which the browser can open in a new tab. A plain click opens the row instead (SelectableRows). Not in the
 * tab order, because the keyboard opens the row itself.
 */
export function NodeLink({ name }: { name: string }) {
  return (
    <a
      href={paths.externalNode(useCluster(), name)}
      tabIndex={-1}
      className="link inline-block max-w-full truncate align-bottom"
    >
      {name}
    </a>
  );
}
