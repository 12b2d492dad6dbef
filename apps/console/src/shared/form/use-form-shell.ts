import { zodResolver } from '@hookform/resolvers/zod';
import { fault } from '@isthmus/contracts/fault';
import { withFaults } from '@isthmus/contracts/field-faults';
import type { Problem } from '@isthmus/contracts/problem';
import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useState, type BaseSyntheticEvent } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { ApiError } from '#shared/api/api-error.ts';
import { readDraft } from './drafts.ts';
import { keepTyped } from './kept-fields.ts';

/** A contract's schema as a form's: every fault is a code, which `FieldFault` puts into words. */
export const schemaResolver = <Output, Input extends FieldValues>(schema: z.ZodType<Output, Input>) =>
  zodResolver(schema, withFaults);

/** The field that shows a fault at a path of the request; undefined leaves it to the alert. */
type FieldOf<Input> = (path: string, typed: Input) => string | undefined;

interface Options<Input extends FieldValues, Output, Body, Reply> {
  schema: z.ZodType<Output, Input>;
  /** The values that the form starts with. */
  initial: Input;
  /** What each field is called, in the order of the page. A field's control has the field's name as its id. */
  names: Record<string, string>;
  /** The name under which typed values survive a reload. A form with a secret has none. */
  draft?: string;
  mutation: UseMutationResult<Reply, ApiError, Body>;
  /** The body of the request; null while there is nothing to send. */
  bodyOf: (values: Output) => Body | null;
  onDone: (reply: Reply, body: Body) => void;
  onRefused?: (error: ApiError) => void;
  /** By default the field of that name. */
  fieldOf?: FieldOf<Input>;
}

/** What `FormShell` shows of a form. */
export interface Shell<Input extends FieldValues, Output, Body> {
  form: UseFormReturn<Input, unknown, Output>;
  names: Record<string, string>;
  submit: (event: BaseSyntheticEvent) => void;
  /** The part of the last refusal that no field shows. */
  problem: Problem | null;
  forgetRefusal: () => void;
  isPending: boolean;
  /** The request was accepted; the form is about to go. */
  isDone: boolean;
  draft: { name: string; values: () => unknown } | undefined;
  /** The request as it would be sent now; null while a field is at fault or there is nothing to send. */
  currentBody: () => Body | null;
  /** Fills the form with other values, but keeps what was typed. Returns the fields that were kept. */
  refill: (next: Input) => (keyof Input & string)[];
}

/** A template's settings stand beside its name in the form, but not in the request. */
const fieldNamed = (path: string, names: string[]) => {
  const inForm = path.replace(/^settings\./, '');
  return names.find((name) => inForm === name || inForm.startsWith(`${name}.`));
};

/** What is left of a problem for the alert: none of it when every field at fault was marked. */
function unmarked(error: ApiError | null, hasField: (path: string) => boolean): Problem | null {
  if (!error) return null;
  const { fields = [], ...problem } = error.problem;
  const rest = fields.filter(({ path }) => !hasField(path));
  return fields.length && !rest.length ? null : { ...problem, ...(rest.length && { fields: rest }) };
}

/** Everything a form does except its fields: checks, sends, marks what the BFF refused, restores a draft. */
export function useFormShell<Input extends FieldValues, Output, Body, Reply>({
  schema,
  initial,
  names,
  draft,
  mutation,
  bodyOf,
  onDone,
  onRefused,
  fieldOf = (path) => fieldNamed(path, Object.keys(names)),
}: Options<Input, Output, Body, Reply>): Shell<Input, Output, Body> {
  const form = useForm<Input, unknown, Output>({
    resolver: schemaResolver(schema),
    defaultValues: initial as DefaultValues<Input>,
  });

  // Read once, when the form is opened.
  const [restored] = useState(() => {
    const kept = draft === undefined ? null : readDraft(draft, initial);
    return kept && { ...initial, ...kept };
  });
  const { reset } = form;
  useEffect(() => {
    // As if typed now: the first values stay, so that the form counts as changed.
    if (restored) reset(restored, { keepDefaultValues: true });
  }, [reset, restored]);

  const submit = form.handleSubmit((values) => {
    const body = bodyOf(values);
    if (body === null) return;
    mutation.mutate(body, {
      onSuccess: (reply) => onDone(reply, body),
      onError: (error) => {
        for (const { path, code, params } of error.problem.fields ?? []) {
          const field = fieldOf(path, form.getValues());
          if (field !== undefined)
            form.setError(field as Path<Input>, { type: 'server', message: fault(code, params) });
        }
        onRefused?.(error);
      },
    });
  });

  return {
    form,
    names,
    submit: (event) => void submit(event),
    problem: unmarked(mutation.error, (path) => fieldOf(path, form.getValues()) !== undefined),
    forgetRefusal: mutation.reset,
    isPending: mutation.isPending,
    isDone: mutation.isSuccess,
    draft: draft === undefined ? undefined : { name: draft, values: () => form.getValues() },
    currentBody: () => {
      const { data } = schema.safeParse(form.getValues());
      return data === undefined ? null : bodyOf(data);
    },
    refill: (next) => {
      const { values, kept } = keepTyped(form.getValues(), initial, next);
      form.reset(next);
      for (const field of kept) form.setValue(field as Path<Input>, values[field], { shouldDirty: true });
      return kept;
    },
  };
}
