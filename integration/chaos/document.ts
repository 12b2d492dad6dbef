import { existsSync, readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const place = new URL('../../docs/fault-matrix.md', import.meta.url);

/** The tables of the page as it stands, each by the fault of its rows. */
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

/** docs/fault-matrix.md: what was seen, and nothing that differs from run to run. */
export async function documentOf({ writes, reads, asks }: { writes: string; reads: string; asks: string }) {
  const text = `# Fault matrix

What a person sees when TKE, or the way to it, fails. Every cell was played against the product and mock-tke as processes, over HTTP, in an
account of its own. \`npm test\` plays a sample of the cells, another one every day, and fails when a cell differs from this page. \`npm run
soak -- --only chaos\` plays all of them, and drawn cases: a change with up to three faults, of its call and of the reads around it, some with
stale reads, and a BFF that is killed while a dozen are under way. \`--seeds 20 --first 100\` says how many dozens and which; \`--write\`
rewrites this page.
What the console says for each word, with the next step, stands in [fault-sentences.md](fault-sentences.md).

## Changes

State, reason and (problem) of the operation; then how often TKE made the change, of how many calls. Where two states stand, the first is what
is told while the fault lasts. Minutes are scaled: the account's clock runs 120 times as fast, deadlines are brought forward.

${writes}

## Reads, again and again

The problem that marks the page, and what the page shows: \`kept\`, the last good reading with its age; otherwise what TKE told, as it told it.

${reads}

## Questions, while a person waits

${asks}
`;
  const config = await resolveConfig(new URL('../../prettier.config.js', import.meta.url));
  return format(text, { ...config, parser: 'markdown' });
}
