import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import type { ApiError } from './api/api-error.ts';

/** Marks the fields that the BFF found at fault; the rest of the problem stays beside the submit button. */
export function markFields<T extends FieldValues>(error: ApiError, setError: UseFormSetError<T>, known: Path<T>[]) {
  for (const { path, message } of error.problem.fields ?? []) {
    const field = known.find((name) => path === name || path.startsWith(`${name}.`));
    if (field) setError(field, { type: 'server', message });
  }
}
