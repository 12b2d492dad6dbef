import { z } from 'zod';
import { fault } from './fault.ts';

/** Control, format (zero-width, bidirectional), separator and private characters, and blanks that look like nothing. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F\uFE00-\uFE0F]/u;

/** `U+200B`: the only way to write what cannot be seen. */
export const codePointOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text without what nobody can see, or with something in its place. */
export const withoutInvisible = (text: string, instead: (character: string) => string = () => '') =>
  text.replace(new RegExp(invisible, 'gu'), instead);

/** The first character of a text that nobody can see, or null. */
export const invisibleIn = (text: string) => invisible.exec(text)?.[0] ?? null;

/** For a text that people read and type: refuses what they could not see. */
const visible = (text: string, context: z.core.$RefinementCtx) => {
  const found = invisibleIn(text);
  if (found !== null)
    context.addIssue({ code: 'custom', message: fault('invisible-character', { character: codePointOf(found) }) });
};

/** A name that is given anew: 60 characters that can be seen. Names from elsewhere are taken as they are. */
export const newName = (missing: string) => z.string().trim().min(1, missing).max(60).superRefine(visible);
