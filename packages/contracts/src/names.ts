import { z } from 'zod';
import { fault } from './fault.ts';

/** Control, format (zero-width, bidirectional), separator and private characters, and blanks that look like nothing. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F\uFE00-\uFE0F]/u;
const allInvisible = new RegExp(invisible.source, 'gu');

/** `U+200B`: the only way to write what cannot be seen. */
export const codePointOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first character of a text that nobody can see, or null. */
export const invisibleIn = (text: string) => invisible.exec(text)?.[0] ?? null;

/** For a text that people read and type: refuses what they could not see. */
export const visible = (text: string, context: z.core.$RefinementCtx) => {
  const found = invisibleIn(text);
  if (found !== null)
    context.addIssue({ code: 'custom', message: fault('invisible-character', { character: codePointOf(found) }) });
};

/** A name that is given anew: 60 characters that can be seen. Names from elsewhere are taken as they are. */
export const newName = (missing: string) => z.string().trim().min(1, missing).max(60).superRefine(visible);

/** What a person can type of a name: without what is invisible, each run of blanks as one. */
const typable = (name: string) =>
  name
    .replace(/[\t\n\v\f\r\u2028\u2029]/g, ' ')
    .replace(allInvisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');

/** What to type to confirm an act on something: its name, or its id where no character of the name can be typed. */
export const confirmationOf = (name: string, id: string) => typable(name) || id;

/** Whether what was typed confirms it. A name may hold doubled blanks and characters that no keyboard has. */
export const confirms = (typed: string, name: string, id: string) => typable(typed) === confirmationOf(name, id);

/** A name as it is, with what a page would not show: blanks that are doubled or at an end, and invisible characters. */
export const marked = (name: string) =>
  name
    .replace(/^ +| +$| {2,}/g, (blanks) => '␣'.repeat(blanks.length))
    .replace(allInvisible, (character) => `⟨${codePointOf(character)}⟩`);
