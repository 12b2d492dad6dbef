import i18next, { type FormatterModule } from 'i18next';

/** Returns a count with the separators of the page's language: "5,000". */
export const countText = (count: number, language = i18next.language) =>
  // Most counts need no separator, and no formatter.
  Math.abs(count) < 1000 ? String(count) : count.toLocaleString(language);

/** Parameters of texts that are numbers but not counts. */
const names: unknown[] = ['version', 'size'];

/** Writes the parameters of every text: counts get separators. */
export const countFormatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language, options) =>
    typeof value === 'number' && !names.includes(options?.['interpolationkey'])
      ? countText(value, language)
      : (value as string),
};
