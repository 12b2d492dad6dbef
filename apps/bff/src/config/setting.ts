import { z } from 'zod';

/** Reports what is wrong with a value: the rest of a sentence that begins with the setting's name. */
export type Fault = (sentence: string) => void;
/** Turns the text of a setting into its value. What it returns after a fault is never used. */
export type Parse<T> = (text: string, fault: Fault) => T;

interface About {
  /** Its line in docs/operations.md. */
  words: string;
  /** What holds when it is not set, as text for the same table. */
  otherwise: string;
}

const reading = <T>(parse: Parse<T>) =>
  z.string().transform((text, context) => {
    const fault: Fault = (message) => context.addIssue({ code: 'custom', message });
    if (!text.trim()) fault('is empty: give it a value or remove it');
    else return parse(text.trim(), fault);
    return z.NEVER;
  });

/** A setting with a default, which is written as an operator would write it. */
export const setting = <T>(words: string, otherwise: string, parse: Parse<T>) =>
  reading(parse)
    .prefault(otherwise)
    .meta({ words, otherwise } satisfies About);

/** A setting that may be absent; `otherwise` says what holds then. */
export const optional = <T>(words: string, parse: Parse<T>, otherwise = '–') =>
  reading(parse)
    .optional()
    .meta({ words, otherwise } satisfies About);
