import { z } from 'zod';
import { fault } from './fault.ts';

/** TKE accepts 16 KiB of script before base64. A non-ASCII character has two to four bytes. */
export const maxScriptBytes = 16 * 1024;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** An editor's byte order mark before `#!` would hide the interpreter from the kernel. */
const withoutMark = (text: string) => text.replace(/^\uFEFF+/, '');

/** The value of a form: a script, or nothing. */
export const ScriptText = z
  .string()
  .overwrite(withoutMark)
  .superRefine((text, context) => {
    const bytes = bytesOf(text);
    if (bytes > maxScriptBytes)
      context.addIssue({ code: 'custom', message: fault('script-too-large', { bytes, maximum: maxScriptBytes }) });
  });

/** Plain text here, base64 for TKE. It runs after Kubernetes components start and must be safe to repeat. */
export const Script = ScriptText.refine((text) => text !== '', fault('missing'));

/** Describes custom data in answers, without the text. Both values are of its UTF-8, before base64. */
export const KeptCustomData = z.object({ sha256: z.string(), bytes: z.number().int() });
export type KeptCustomData = z.infer<typeof KeptCustomData>;
