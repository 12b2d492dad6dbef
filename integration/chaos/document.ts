import { existsSync, readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const place = new URL('../../docs/fault-matrix.md', import.meta.url);

/** The tables of the committed page, each by the fault of its rows. */
export function readPage(): Map<string, string[]>[] {
  const text = existsSync(place) ? readFileSync(place, 'utf8') : '';
  const rowsOf = (section: string) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').slice(1, -1))
      .map((cells): [string, string[]] => [cells[0]?.trim() ?? '', cells.slice(1).map((cell) => cell.trim())]);
  return text
    .split('\n## ')
    .slice(1)
    .map((section) => new Map(rowsOf(section)));
}

/** Returns docs/fault-matrix.md with the results, without values that differ between runs. */
export async function documentOf({ writes, reads, asks }: { writes: string; reads: string; asks: string }) {
  const text = `# Fault matrix

What a person sees when TKE or the network fails. Every cell was played over HTTP against the product and mock-tke as processes, in its own
account.

- \`npm test\` plays a daily changing sample of the cells, and fails when a cell differs from this page.
- \`npm run soak -- --only chaos\` plays all cells, and drawn cases: a change with up to three faults, of its call and of the reads around it.
  Some have stale reads. The BFF is killed while a dozen changes run. \`--seeds 20 --first 100\` sets the number of dozens and the first seed.
- \`--write\` rewrites this page.

[fault-sentences.md](fault-sentences.md) lists the console's sentence and next step for each word.

## Changes

State, reason and (problem) of the operation; then the number of TKE's changes / the number of calls. Of two states, the first is shown while
the fault lasts. Minutes are scaled: the account's clock runs at 120 times real time, and deadlines are moved forward.

${writes}

## Reads, again and again

The problem on the page, and the page's data: \`kept\` is the last good read with its age; otherwise TKE's own values.

${reads}

## Questions, while a person waits

${asks}
`;
  const config = await resolveConfig(new URL('../../prettier.config.js', import.meta.url));
  return format(text, { ...config, parser: 'markdown' });
}
