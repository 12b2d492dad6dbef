import { zodResolver } from '@hookform/resolvers/zod';
import { fault } from '@isthmus/contracts/fault';
import { withFaults } from '@isthmus/contracts/field-faults';
import type { Problem } from '@isthmus/contracts/problem';
import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useState, type BaseSyntheticEvent } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { ApiError } from '#shared/api/call.ts';
import { alike, forgetDraft, keepTyped, readDraft, type ItemKeys } from './kept-values.ts';

/** Uses a contract's schema for a form. Each fault is a code, which `FieldFault` translates. */
export const schemaResolver = <Output, Input extends FieldValues>(schema: z.ZodType<Output, Input>) =>
  zodResolver(schema, withFaults);

/** Returns the field that shows a fault at a request path; undefined leaves it to the alert. */
type FieldOf<Input> = (path: string, typed: Input) => string | undefined;

interface Options<Input extends FieldValues, Output, Body, Reply> {
  schema: z.ZodType<Output, Input>;
  /** The initial values. */
  initial: Input;
  /** Labels by field name, in page order. The id of a control is its field's name. */
  names: Record<string, string>;
  /** Name of the draft that survives a reload. A form with a secret has none. */
  draft?: string;
  mutation: UseMutationResult<Reply, ApiError, Body>;
  /** Returns the request body; null when there is nothing to send. */
  bodyOf: (values: Output) => Body | null;
  onDone: (reply: Reply, body: Body) => void;
  onRefused?: (error: ApiError) => void;
  /** Default: the field with the path's name. */
  fieldOf?: FieldOf<Input>;
}

/** The form state that `FormShell` renders. */
export interface Shell<Input extends FieldValues, Output, Body> {
  form: UseFormReturn<Input, unknown, Output>;
  names: Record<string, string>;
  submit: (event: BaseSyntheticEvent) => void;
  /** The part of the last refusal without a field. */
  problem: Problem | null;
  forgetRefusal: () => void;
  isPending: boolean;
  /** True when the request was accepted and the form is about to disappear. */
  isDone: boolean;
  draft: { name: string; values: () => object; initial: object } | undefined;
  /** What the form restored from a draft; null for a form that opened untouched. */
  restored: { leftOut: string[]; discard: () => void } | null;
  /** Returns the current request body; null when a field has a fault or there is nothing to send. */
  currentBody: () => Body | null;
  /** Fills the form with other values and keeps typed ones. Returns the fields kept. */
  refill: (next: Input, keys?: ItemKeys) => (keyof Input & string)[];
}

/** Returns the field for a request path. The request nests settings in `settings`; the form does not. */
const fieldForPath = (path: string, names: string[]) => {
  const inForm = path.replace(/^settings\./, '');
  return names.find((name) => inForm === name || inForm.startsWith(`${name}.`));
};

/** Returns the problem for the alert; null when every fault has a field. */
function problemForAlert(error: ApiError | null, hasField: (path: string) => boolean): Problem | null {
  if (!error) return null;
  const { fields = [], ...problem } = error.problem;
  const rest = fields.filter(({ path }) => !hasField(path));
  return fields.length && !rest.length ? null : { ...problem, ...(rest.length && { fields: rest }) };
}

/** Handles everything in a form except its fields: checks, sending, refused fields and drafts. */
export function useFormShell<Input extends FieldValues, Output, Body, Reply>({
  schema,
  initial,
  names,
  draft,
  mutation,
  bodyOf,
  onDone,
  onRefused,
  fieldOf = (path) => fieldForPath(path, Object.keys(names)),
}: Options<Input, Output, Body, Reply>): Shell<Input, Output, Body> {
  const form = useForm<Input, unknown, Output>({
    resolver: schemaResolver(schema),
    defaultValues: initial as DefaultValues<Input>,
  });

  // Read once, when the form opens.
  const [restored] = useState(() => {
    const kept = draft === undefined ? null : readDraft(draft, initial);
    const values = { ...initial, ...kept?.values };
    return kept && (kept.leftOut.length || !alike(values, initial)) ? { values, leftOut: kept.leftOut } : null;
  });
  const { reset } = form;
  useEffect(() => {
    // Keeps the initial values, so the form counts as changed.
    if (restored) reset(restored.values, { keepDefaultValues: true });
  }, [reset, restored]);
  const [isDiscarded, setDiscarded] = useState(false);
  const discard = () => {
    setDiscarded(true);
    reset(initial);
    if (draft !== undefined) forgetDraft(draft);
  };

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
    problem: problemForAlert(mutation.error, (path) => fieldOf(path, form.getValues()) !== undefined),
    forgetRefusal: mutation.reset,
    isPending: mutation.isPending,
    isDone: mutation.isSuccess,
    draft: draft === undefined ? undefined : { name: draft, values: () => form.getValues(), initial },
    restored: restored && !isDiscarded ? { leftOut: restored.leftOut, discard } : null,
    currentBody: () => {
      const { data } = schema.safeParse(form.getValues());
      return data === undefined ? null : bodyOf(data);
    },
    refill: (next, keys) => {
      const { values, kept } = keepTyped(form.getValues(), initial, next, keys);
      form.reset(next);
      for (const field of kept) form.setValue(field as Path<Input>, values[field], { shouldDirty: true });
      return kept;
    },
  };
}
