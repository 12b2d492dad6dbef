import type { Template } from '@isthmus/contracts/templates';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Shell } from '#shared/form/use-form-shell.ts';
import type { PoolForm } from './pool-form.ts';

/** Stores the id of the form's template in the URL. */
export function useChosenTemplate(templates: Template[], fillFrom: (template?: Template) => PoolForm) {
  const [search, setSearch] = useSearchParams();
  // Keeps the version that filled the form. A newer read does not fill it again.
  const [chosen, setChosen] = useState(() => {
    const template = templates.find(({ id }) => id === search.get('template'));
    return { template, initial: fillFrom(template), kept: [] as string[] };
  });

  /** Fills the form from another template. Keeps typed values. */
  function choose<Output, Body>(id: string, { form, refill }: Shell<PoolForm, Output, Body>) {
    const template = templates.find((each) => each.id === id);
    const initial = fillFrom(template);
    const { isSubmitted } = form.formState;
    const kept = refill(initial);
    // Keeps a typed script instead of the template's script.
    if (kept.includes('customData')) form.setValue('keepsCustomData', false);
    setChosen({ template, initial, kept: kept.filter((field) => field !== 'name' && field !== 'keepsCustomData') });
    setSearch(template ? { template: id } : {}, { replace: true });
    if (isSubmitted) void form.trigger();
  }
  return { ...chosen, choose };
}
