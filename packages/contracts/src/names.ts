import { z } from 'zod';
import { fault } from './fault.ts';
import { codePointOf, invisibleIn } from './invisible.ts';

/** Refuses invisible characters in a text that people read and type. */
const visible = (text: string, context: z.core.$RefinementCtx) => {
  const found = invisibleIn(text);
  if (found !== null)
    context.addIssue({ code: 'custom', message: fault('invisible-character', { character: codePointOf(found) }) });
};

/** A new name: at most 60 visible characters. Names that exist at TKE are not checked. */
export const newName = (missing: string) => z.string().trim().min(1, missing).max(60).superRefine(visible);
