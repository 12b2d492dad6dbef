import { format, resolveConfig } from 'prettier';
import type { Screen } from '../apps/console/screens/screen.ts';
import { states } from '../apps/console/screens/states.ts';

/** What the run noted about each screen. `barriers`: axe's findings in English light and dark, Chinese light and dark. */
export interface Found {
  screens: Map<string, { barriers: string[][]; overflows: string[]; states: string[] }>;
  flaws: string[];
  bytes: number;
  pictures: number;
}

const head = `# Screens

Every screen answers one question. \`npm run screens -- --write\` takes these pictures and writes this page. It shows the built console, in
Chromium, with the answers of the component tests in place of the BFF: each state is exact, and every run shows the same moment. Pictures of
every screen in both themes, both languages and three widths are on its sheet; larger ones are in \`screens/pictures\` after a run.
`;

/** What no tool can check. A person who reads the trees again writes the new day. */
const heard = `Chromium's accessibility tree of every screen was read once in English, on 30 November 2026, as a person would hear it: with the main
dialogs, menus and form errors, and with some empty, loading and failed states. A third of the screens was also read in Chinese. Each screen
was walked with Tab: every control was reached, the focus showed, and nothing lay over it. No screen reader was run.
\`apps/console/src/spoken.browser.spec.tsx\` keeps what axe cannot see. Known: a row of the node list says its name twice, because its tick
box has the name too.`;

const table = (rows: string[][]) => {
  const [first = []] = rows;
  return [first, first.map(() => '---'), ...rows.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

const count = (findings: string[] = []) =>
  findings.length ? `${findings.length}: ${findings.map((each) => each.split(':')[0]).join(', ')}` : '0';

/** Returns docs/screens.md. */
export async function pageOf(screens: readonly Screen[], found: Found) {
  const shown = (id: string) => found.screens.get(id)?.states ?? [];
  const checks = table([
    ['Screen', 'English, light', 'English, dark', 'Chinese, light', 'Chinese, dark', 'Wider than the window'],
    ...screens.map(({ id }) => {
      const { barriers = [], overflows = [] } = found.screens.get(id) ?? {};
      return [id, ...[0, 1, 2, 3].map((index) => count(barriers[index])), overflows.join('; ') || 'no'];
    }),
  ]);
  const table2 = table([
    ['Screen', ...states],
    ...screens
      .filter(({ id }) => shown(id).length)
      .map(({ id }) => [
        `[${id}](screens/${id}-states.webp)`,
        ...states.map((state) => (shown(id).includes(state) ? 'yes' : '–')),
      ]),
  ]);
  const parts = screens.map(({ id, question }) =>
    [
      `## ${id}`,
      `**${question}**`,
      `![${id}](screens/${id}.webp)`,
      [
        `[Both themes, both languages, three widths](screens/${id}-looks.webp)`,
        ...(shown(id).length ? [`[${shown(id).join(', ')}](screens/${id}-states.webp)`] : []),
      ].join(' · '),
    ].join('\n\n'),
  );
  const text = [
    head,
    '## States\n\nA dash: the screen cannot be in this state. `stale`: readings are 38 minutes old. `no-permission`: TKE refuses the read to the account’s key, or Isthmus to the person.',
    table2,
    `## Accessibility

${heard}

Findings of axe of any impact, in each language and theme at 1440 px. The last column names widths at which a page scrolls sideways, with 200 % of zoom among them.`,
    checks,
    '[Every screen at 200 % of zoom](screens/zoom.webp) · [in forced colours](screens/forced-colours.webp)',
    ...parts,
  ].join('\n\n');
  return format(text, { ...(await resolveConfig('docs/screens.md')), parser: 'markdown' });
}
