import type { Template } from '@isthmus/contracts/templates';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Shell } from '#shared/form/use-form-shell.ts';
import type { PoolForm } from './pool-form.ts';

/** The template that fills the form. Its id is kept in the address. */
export function useChosenTemplate(templates: Template[], fillFrom: (template?: Template) => PoolForm) {
  const [search, setSearch] = useSearchParams();
  // As it was when it filled the form: a version that is read later has filled nothing.
  const [chosen, setChosen] = useState(() => {
    const template = templates.find(({ id }) => id === search.get('template'));
    return { template, initial: fillFrom(template), kept: [] as string[] };
  });

  /** Fills the form from another template. What was typed stays. */
  function choose<Output, Body>(id: string, { form, refill }: Shell<PoolForm, Output, Body>) {
    const template = templates.find((each) => each.id === id);
    const initial = fillFrom(template);
    const { isSubmitted } = form.formState;
    const kept = refill(initial);
    // A script that was typed is not to be replaced by the template's.
    if (kept.includes('customData')) form.setValue('keepsCustomData', false);
    setChosen({ template, initial, kept: kept.filter((field) => field !== 'name' && field !== 'keepsCustomData') });
    setSearch(template ? { template: id } : {}, { replace: true });
    if (isSubmitted) void form.trigger();
  }
  return { ...chosen, choose };
}
