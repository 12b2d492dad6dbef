/** Control, format (zero-width, bidirectional), separator and private characters, and letters that look like blanks. */
// oxlint-disable-next-line no-misleading-character-class -- each is meant by itself
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F\uFE00-\uFE0F]/u;

/** `U+200B`: the only readable form of an invisible character. */
export const codePointOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Removes invisible characters, or replaces each with the result of `instead`. */
export const withoutInvisible = (text: string, instead: (character: string) => string = () => '') =>
  text.replace(new RegExp(invisible, 'gu'), instead);

/** Returns the first invisible character; null when there is none. */
export const invisibleIn = (text: string) => invisible.exec(text)?.[0] ?? null;
