import { format, resolveConfig } from 'prettier';

/** docs/fault-matrix.md: what was seen, and nothing that differs from run to run. */
export async function documentOf({ writes, reads, asks }: { writes: string; reads: string; asks: string }) {
  const text = `# Fault matrix

What a person sees when TKE, or the way to it, fails. Every cell was played against the product and mock-tke as processes, over HTTP, in an
account of its own. \`integration/chaos.test.ts\` plays them again in \`npm test\` and holds this page to what it sees; \`-u\` writes it anew:

\`\`\`sh
npx vitest run --project integration integration/chaos.test.ts -u
\`\`\`

\`npm run chaos\` adds cases that are drawn: a change with up to three faults, of its call and of the reads around it, half of them with stale
reads, and a BFF that is killed in the midst of a dozen. \`-- --seeds 20 --first 100\` says how many and which. What the console says for each
word, with the next step, stands in [fault-sentences.md](fault-sentences.md).

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
