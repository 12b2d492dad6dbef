import { Settings } from './settings.ts';

const begin = '<!-- settings: generated from apps/bff/src/config/settings.ts by `vitest -u` -->';
const end = '<!-- /settings -->';

const row = (cells: unknown[]) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

/** Returns the page with the settings table between its two marks. */
export function withSettingsTable(page: string): string {
  const [before, rest = ''] = page.split(begin);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`the page has no ${begin} … ${end}`);
  const rows = Object.entries(Settings.shape).map(([name, schema]) => {
    const { description, defaultText } = schema.meta() ?? {};
    return row([`\`${name}\``, defaultText, description]);
  });
  const table = [row(['Variable', 'Default', 'What it is']), row(['---', '---', '---']), ...rows].join('\n');
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}
