import { z } from 'zod';
import { fault } from './fault.ts';

/** TKE takes 16 KiB of a script before base64; a character outside ASCII is two to four bytes. */
export const mostScriptBytes = 16 * 1024;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** An editor's byte order mark would stand before `#!`, and the kernel would not know the interpreter. */
const withoutMark = (text: string) => text.replace(/^\uFEFF+/, '');

/** What a form holds: a script, or nothing. */
export const ScriptText = z
  .string()
  .overwrite(withoutMark)
  .superRefine((text, context) => {
    const bytes = bytesOf(text);
    if (bytes > mostScriptBytes)
      context.addIssue({ code: 'custom', message: fault('script-too-large', { bytes, maximum: mostScriptBytes }) });
  });

/** Plain text here, base64 on the wire; runs after Kubernetes components start and must be safe to repeat. */
export const Script = ScriptText.refine((text) => text !== '', fault('missing'));

/** Custom data as answers describe it, without the text. Both are of its UTF-8, before base64. */
export const KeptCustomData = z.object({ sha256: z.string(), bytes: z.number().int() });
export type KeptCustomData = z.infer<typeof KeptCustomData>;
