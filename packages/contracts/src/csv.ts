/**
 * Characters that start a formula in a spreadsheet. Includes the full-width signs of some input methods. The spaces before one must not
 * include an end of a line: `^` matches after each of them too, so the time would grow with the square of their number.
 */
const formula = /^(?=[^\S\r\n\u2028\u2029]*[=+\-@＝＋－＠])|^(?=\t)/gmu;

/**
 * Returns an RFC 4180 field. Foreign text such as TKE's reasons must stay text: an apostrophe precedes each
 * formula-like line.
 */
export function csvField(value: string) {
  const safe = value.replace(/\r(?!\n)/g, '\n').replace(formula, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const toCsv = (rows: string[][]) => rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
