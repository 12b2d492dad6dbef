import { z } from 'zod';

/** Reports a fault: the rest of a sentence that starts with the setting's name. */
export type Fault = (sentence: string) => void;
/** Turns the text of a setting into its value. The result is ignored after a fault. */
export type Parse<T> = (text: string, fault: Fault) => T;

interface About {
  /** The description in docs/operations.md. */
  words: string;
  /** The default as text, for the same table. */
  otherwise: string;
}

const reading = <T>(parse: Parse<T>) =>
  z.string().transform((text, context) => {
    const fault: Fault = (message) => context.addIssue({ code: 'custom', message });
    if (!text.trim()) fault('is empty: give it a value or remove it');
    else return parse(text.trim(), fault);
    return z.NEVER;
  });

/** A setting with a default, written as an operator would write it. */
export const setting = <T>(words: string, otherwise: string, parse: Parse<T>) =>
  reading(parse)
    .prefault(otherwise)
    .meta({ words, otherwise } satisfies About);

/** An optional setting. `otherwise` describes what happens without it. */
export const optional = <T>(words: string, parse: Parse<T>, otherwise = '–') =>
  reading(parse)
    .optional()
    .meta({ words, otherwise } satisfies About);
