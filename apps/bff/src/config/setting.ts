import { z } from 'zod';

/** Reports a fault: the rest of a sentence that starts with the setting's name. */
export type Fault = (sentence: string) => void;
/** Turns the text of a setting into its value. The result is ignored after a fault. */
export type Parse<T> = (text: string, fault: Fault) => T;

interface Documentation {
  /** The description in docs/operations.md. */
  description: string;
  /** The default as text, for the same table. */
  defaultText: string;
}

const schemaOf = <T>(parse: Parse<T>) =>
  z.string().transform((text, context) => {
    const fault: Fault = (message) => context.addIssue({ code: 'custom', message });
    if (!text.trim()) fault('is empty: give it a value or remove it');
    else return parse(text.trim(), fault);
    return z.NEVER;
  });

/** A setting with a default, written as an operator would write it. */
export const setting = <T>(description: string, defaultText: string, parse: Parse<T>) =>
  schemaOf(parse)
    .prefault(defaultText)
    .meta({ description, defaultText } satisfies Documentation);

/** An optional setting. `defaultText` describes what happens without it. */
export const optional = <T>(description: string, parse: Parse<T>, defaultText = '–') =>
  schemaOf(parse)
    .optional()
    .meta({ description, defaultText } satisfies Documentation);
