import { codePointOf, withoutInvisible } from './names.ts';

/** What a person can type of a name: without what is invisible, each run of blanks as one. */
const typable = (name: string) =>
  withoutInvisible(name.replace(/[\t\n\v\f\r\u2028\u2029]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');

/** What to type to confirm an act on something: its name, or its id where no character of the name can be typed. */
export const confirmationOf = (name: string, id: string) => typable(name) || id;

/** Whether what was typed confirms it. A name may hold doubled blanks and characters that no keyboard has. */
export const confirms = (typed: string, name: string, id: string) => typable(typed) === confirmationOf(name, id);

/** A name as it is, with what a page would not show: blanks that are doubled or at an end, and invisible characters. */
export const marked = (name: string) =>
  withoutInvisible(
    name.replace(/^ +| +$| {2,}/g, (blanks) => '␣'.repeat(blanks.length)),
    (character) => `⟨${codePointOf(character)}⟩`,
  );
