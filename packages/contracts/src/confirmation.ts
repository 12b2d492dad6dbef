import { codePointOf, withoutInvisible } from './invisible.ts';

/** The part of a name that a person can type: without invisible characters, and with each run of blanks as one. */
const typable = (name: string) =>
  withoutInvisible(name.replace(/[\t\n\v\f\r\u2028\u2029]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');

/** The text to type to confirm an act: the object's name, or its id when no character of the name can be typed. */
export const confirmationOf = (name: string, id: string) => typable(name) || id;

/** Whether the typed text confirms the act. A name may hold double blanks and characters that no keyboard has. */
export const confirms = (typed: string, name: string, id: string) => typable(typed) === confirmationOf(name, id);

/** Replaces the parts of a name that a page does not show: double, leading and trailing blanks, and invisible characters. */
export const marked = (name: string) =>
  withoutInvisible(
    name.replace(/^ +| +$| {2,}/g, (blanks) => '␣'.repeat(blanks.length)),
    (character) => `⟨${codePointOf(character)}⟩`,
  );
