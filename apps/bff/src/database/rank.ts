import { Prisma } from '#generated/client';

/** A typed text, in lower case, as patterns of LIKE. */
export interface Term {
  text: string;
  beginning: string;
  words: string[];
  part: string;
}

const separators = [' ', '-', '.', '_', '/', ':'];
const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

export function termOf(typed: string): Term {
  const text = typed.toLowerCase();
  const beginning = `${escaped(text)}%`;
  const words = separators.map((separator) => `%${escaped(separator)}${beginning}`);
  return { text, beginning, words, part: `%${beginning}` };
}

/**
 * A tag for a list of lower-case texts in SQL: how well the best of them matches. 0 whole, 1 its beginning, 2 the beginning of a word in it,
 * 3 a part of it; null: none matches. A null text matches nothing.
 */
export const rankBy =
  ({ text, beginning, words, part }: Term) =>
  (...texts: Parameters<typeof Prisma.sql>) => Prisma.sql`(
  select min(case
    when candidate = ${text} then 0
    when candidate like ${beginning} then 1
    when candidate like any(${words}::text[]) then 2
    when candidate like ${part} then 3
  end) from unnest(array[${Prisma.sql(...texts)}]) as candidate)`;
