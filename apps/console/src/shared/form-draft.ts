import { useEffect, useState } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { readDraft } from './form-drafts.ts';

/** Fills a form with what was typed before a reload, and hands the guard what to keep. */
export function useFormDraft<T extends FieldValues>(name: string, form: UseFormReturn<T>, initial: T) {
  const [kept] = useState(() => readDraft(name, initial));
  useEffect(() => {
    // As if typed now: against the same first values, so that the form knows that it was changed.
    if (kept) form.reset({ ...initial, ...kept } as DefaultValues<T> & T, { keepDefaultValues: true });
    // Once: a draft is read when the form is opened.
  }, []);
  return { name, values: () => form.getValues() };
}
