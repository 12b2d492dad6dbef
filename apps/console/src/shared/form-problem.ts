import { zodResolver } from '@hookform/resolvers/zod';
import { fault } from '@isthmus/contracts/fault';
import { withFaults } from '@isthmus/contracts/field-faults';
import type { Problem } from '@isthmus/contracts/problem';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import type { z } from 'zod';
import type { ApiError } from './api/api-error.ts';

/** A contract's schema as a form's: every fault is a code, which `FieldFault` puts into words. */
export const schemaResolver = <Output, Input extends FieldValues>(schema: z.ZodType<Output, Input>) =>
  zodResolver(schema, withFaults);

/** Which of a form's fields a path of the request is in; a template's settings stand beside its name. */
const fieldAt = <T extends string>(path: string, names: T[]) => {
  const inForm = path.replace(/^settings\./, '');
  return names.find((name) => inForm === name || inForm.startsWith(`${name}.`));
};

/** Marks the fields that the BFF found at fault; the rest of the problem stays beside the submit button. */
export function markFields<T extends FieldValues>(error: ApiError, setError: UseFormSetError<T>, known: Path<T>[]) {
  for (const { path, code, params } of error.problem.fields ?? []) {
    const field = fieldAt(path, known);
    if (field) setError(field, { type: 'server', message: fault(code, params) });
  }
}

/** What is left of a problem for the alert: none of it when every field at fault was marked. */
export function unmarked(error: ApiError | null, known: string[]): Problem | null {
  if (!error) return null;
  const { fields = [], ...problem } = error.problem;
  const rest = fields.filter(({ path }) => !fieldAt(path, known));
  return fields.length && !rest.length ? null : { ...problem, ...(rest.length && { fields: rest }) };
}
