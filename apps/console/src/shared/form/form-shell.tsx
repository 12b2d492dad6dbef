import type { Refusal } from '@isthmus/contracts/acts';
import { lazy, Suspense, type ReactNode, type SyntheticEvent } from 'react';
import { FormProvider, useWatch, type FieldErrors, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRefusalText } from '#shared/acts/act-button.tsx';
import { ApiCall } from '#shared/acts/api-call.tsx';
import type { DryRunQuery } from '#shared/api/dry-run.ts';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import type { ItemKeys } from './kept-values.ts';
import { LeaveGuard } from './leave-guard.tsx';
import type { Shell } from './use-form-shell.ts';

/** The object changed during editing. The form sends nothing until the person accepts the current version. */
interface Conflict<Input> {
  title: string;
  text: ReactNode;
  /** Label of the button. */
  acceptLabel: string;
  versions: ReactNode;
  /** The form values of the current version. */
  next: Input;
  /** The lists that get the changes of both. */
  itemKeys: ItemKeys;
  onAccept: () => void;
}

// Lazy, because most forms open untouched.
const Restored = lazy(async () => (await Promise.all([import('./restored.tsx'), loadTexts('preferences')]))[0]);

interface Props<Input extends FieldValues, Output, Body> {
  shell: Shell<Input, Output, Body>;
  /** Accessible name of the form. */
  label: string;
  /** The fields. */
  children: ReactNode;
  /** Label of the submit button. */
  submit: string;
  danger?: boolean;
  disabled?: boolean;
  /** Why the person may not send it, shown beside the button; null: the person may. */
  refusal?: Refusal | null;
  /** Path behind "Cancel"; without it, there is no such button. */
  cancelTo?: string;
  /** One sentence about what the request will do. */
  sentence?: string | undefined;
  /** The dry run of the request; without it, the form offers no API call. */
  callOf?: ((body: Body) => DryRunQuery) | undefined;
  conflict?: Conflict<Input> | false;
  /** Rendered above the buttons. */
  more?: ReactNode;
  /** True when leaving loses work. Default: true when a value changed. */
  unsaved?: boolean;
  /** For a few visible fields: no error summary, and the foot does not stick. */
  short?: boolean;
  className?: string;
}

const stickyFoot =
  'border-line bg-surface sticky bottom-0 z-10 -mx-3 max-h-[70dvh] overflow-y-auto border-t px-3 py-3 md:-mx-6 md:px-6';
/** Lets long words wrap to a second line on a phone. */
const wraps = 'max-sm:h-auto max-sm:min-h-8 max-sm:py-1 max-sm:whitespace-normal';

/** Renders a form around its fields: faults, refusal, conflict, buttons, and the leave guard. */
export function FormShell<Input extends FieldValues, Output, Body>({
  shell,
  label,
  children,
  submit,
  danger = false,
  disabled = false,
  refusal = null,
  cancelTo,
  sentence,
  callOf,
  conflict = false,
  more,
  unsaved = shell.form.formState.isDirty,
  short = false,
  className = '',
}: Props<Input, Output, Body>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { form, isPending } = shell;
  const why = useRefusalText();
  const words = refusal ? why(refusal) : sentence;
  // In a form of one field, Enter submits without the button.
  const submitted = refusal ? (event: SyntheticEvent) => event.preventDefault() : shell.submit;
  return (
    <FormProvider {...form}>
      <form
        aria-label={label}
        noValidate
        onSubmit={submitted}
        className={`@container/form grid ${short ? 'gap-4' : 'gap-6'} ${className}`}
      >
        {shell.restored && (
          <Suspense>
            <Restored {...shell.restored} names={shell.names} />
          </Suspense>
        )}
        {children}
        {conflict && <ConflictBanner shell={shell} conflict={conflict} />}
        {!short && <ErrorSummary errors={form.formState.errors} names={shell.names} />}
        <ProblemAlert problem={conflict ? null : shell.problem} />
        {more}
        <footer className={`grid gap-2 ${short ? '' : stickyFoot}`}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <div className="flex flex-wrap gap-2">
              <Button
                type="submit"
                variant={danger ? 'danger' : 'primary'}
                pending={isPending}
                {...(refusal
                  ? { 'aria-disabled': true, 'aria-description': words }
                  : { disabled: disabled || conflict !== false })}
                className={wraps}
              >
                {submit}
              </Button>
              {cancelTo !== undefined && <Button onClick={() => void navigate(cancelTo)}>{t('cancel')}</Button>}
            </div>
            {words && <p className="text-text-soft max-w-[72ch] min-w-0 flex-1 basis-64">{words}</p>}
          </div>
          {callOf && !refusal && <CurrentCall shell={shell} callOf={callOf} />}
        </footer>
        <LeaveGuard when={unsaved && !isPending && !shell.isDone} draft={shell.draft} />
      </form>
    </FormProvider>
  );
}

/** Counts the fields with faults. Each is a link to its field. */
function ErrorSummary({ errors, names }: { errors: FieldErrors; names: Record<string, string> }) {
  const { t } = useTranslation();
  const wrong = Object.entries(names).filter(([name]) => errors[name]);
  if (!wrong.length) return null;
  return (
    <Banner tone="bad" role="alert" title={t('field.summary', { count: wrong.length })}>
      <ul className="flex flex-wrap gap-x-3">
        {wrong.map(([name, label]) => (
          <li key={name}>
            <a
              className="link inline-flex min-h-6 items-center"
              href={`#${name}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(name)?.focus();
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function ConflictBanner<Input extends FieldValues, Output, Body>({
  shell,
  conflict: { title, text, acceptLabel, versions, next, itemKeys, onAccept },
}: {
  shell: Shell<Input, Output, Body>;
  conflict: Conflict<Input>;
}) {
  const accept = () => {
    shell.refill(next, itemKeys);
    shell.forgetRefusal();
    onAccept();
  };
  return (
    <section aria-label={title} className="grid gap-3">
      <Banner tone="warn" role="alert" title={title} action={<Button onClick={accept}>{acceptLabel}</Button>}>
        {text}
      </Banner>
      {versions}
    </section>
  );
}

/** Shows the API call for the current form values. */
function CurrentCall<Input extends FieldValues, Output, Body>({
  shell,
  callOf,
}: {
  shell: Shell<Input, Output, Body>;
  callOf: (body: Body) => DryRunQuery;
}) {
  useWatch({ control: shell.form.control });
  const body = shell.currentBody();
  return <ApiCall dryRun={body === null ? null : callOf(body)} />;
}
