import { fieldMessage } from '#shared/i18n/field-message.ts';
import type { ApiError } from '#shared/api/api-error.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';

/** A refusal, with the nodes it names. */
export function ActProblem({ error }: { error: ApiError | null }) {
  const fields = error?.problem.fields ?? [];
  return (
    <>
      <ProblemAlert problem={error} />
      {fields.length > 0 && (
        <ul className="text-bad list-disc pl-5">
          {fields.map(({ path, message }) => (
            <li key={path}>{fieldMessage(message)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
