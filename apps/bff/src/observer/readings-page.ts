import { isDeepStrictEqual } from 'node:util';
import { format, resolveConfig } from 'prettier';

export interface Reading {
  action: string;
  field: string;
  /** The kind of odd value in the field. */
  kind: string;
  good: Record<string, unknown>;
  /** Null when the whole answer was refused. */
  outcome: { stored: Record<string, unknown>; problem: string | null } | null;
}

const short = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 14 ? `${text.slice(0, 12)}…` : text;
};

/** Returns the first nested value that differs from the good one. */
function firstOther(value: unknown, good: unknown): unknown {
  if (typeof value !== 'object' || value === null || typeof good !== 'object' || good === null) return value;
  const other = Object.entries(value).find(([name, one]) => !isDeepStrictEqual(one, Reflect.get(good, name)));
  return other ? firstOther(other[1], Reflect.get(good, other[0])) : value;
}

/** Describes what is stored instead of the good value. */
function describe({ good, outcome }: Reading) {
  if (!outcome) return 'refused';
  if (outcome.problem) return 'in part';
  const { unreadable, ...stored } = outcome.stored;
  if (Array.isArray(unreadable) && unreadable.length > 0) return 'marked';
  const differs = Object.entries(stored).filter(([name, value]) => !isDeepStrictEqual(value, good[name]));
  return differs.length
    ? differs.map(([name, value]) => `\`${short(firstOther(value, good[name]))}\``).join(' ')
    : 'as before';
}

/** Returns the text of docs/readings.md. */
export async function readingsPage(readings: Reading[], kinds: string[]) {
  const actions = [...Map.groupBy(readings, ({ action }) => action)].map(([action, ofAction]) => {
    const rows = [...Map.groupBy(ofAction, ({ field }) => field)].map(
      ([field, cases]) => `| ${field} | ${cases.map(describe).join(' | ')} |`,
    );
    const head = `| field | ${kinds.join(' | ')} |\n| --- | ${kinds.map(() => '---').join(' | ')} |`;
    return `## ${action}\n\n${head}\n${rows.join('\n')}\n`;
  });
  const text = `# What is stored of an odd answer

\`apps/bff/src/observer/readings.test.ts\` writes this page. It tries each odd value in each field that the observer reads, after a good read.
Nothing throws in any case, and the pages of the stored data pass their contracts.

| word | what is stored | what the page shows |
| --- | --- | --- |
| a value | this value instead of the one that TKE sent | the stored value |
| as before | the field is not read, or the value means the same | no difference |
| marked | the field's last value; the other fields as TKE sent them | the row, marked: TKE's answer for this row could not be read |
| in part | the readable rows; no row counts as gone | the rows, and the problem above them |
| refused | only the problem; the next read comes later | the last good read, its age and the problem |

${actions.join('\n')}`;
  const config = await resolveConfig(new URL('../../../../prettier.config.js', import.meta.url));
  return format(text, { ...config, parser: 'markdown' });
}
