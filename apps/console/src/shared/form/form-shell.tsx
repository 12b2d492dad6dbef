import type { ReactNode } from 'react';
import { FormProvider, useWatch, type FieldErrors, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiCall } from '#shared/api-call.tsx';
import type { DryRunQuery } from '#shared/api/dry-run.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import type { Shell } from './use-form-shell.ts';

/** Somebody changed the object while it was edited: nothing is sent until the person goes on from what is there now. */
interface Conflict<Input> {
  title: string;
  text: string;
  /** The button's  */
  goOn: string;
  versions: ReactNode;
  /** The form as what is there now would fill it. */
  next: Input;
  onGoOn: () => void;
}

interface Props<Input extends FieldValues, Output, Body> {
  shell: Shell<Input, Output, Body>;
  /** The form's accessible name. */
  label: string;
  /** The fields. */
  children: ReactNode;
  /** The submit button's  */
  submit: string;
  danger?: boolean;
  disabled?: boolean;
  /** Where "Cancel" leads; without it there is no such button. */
  cancelTo?: string;
  /** In one sentence, what will happen. */
  sentence?: string | undefined;
  /** The call to TKE that the request would make; without it no call is offered. */
  callOf?: ((body: Body) => DryRunQuery) | undefined;
  conflict?: Conflict<Input> | false;
  /** Above the buttons. */
  more?: ReactNode;
  /** Whether leaving would lose something. By default: whether anything was changed. */
  unsaved?: boolean;
  /** A few fields, all in view: no summary of errors, and the foot does not stick. */
  short?: boolean;
  className?: string;
}

const stickyFoot =
  'border-line bg-canvas sticky bottom-0 z-10 -mx-3 max-h-[70dvh] overflow-y-auto border-t px-3 py-3 md:-mx-6 md:px-6';
/** Words that do not fit a phone take a second line. */
const wraps = 'max-sm:h-auto max-sm:min-h-8 max-sm:py-1 max-sm:whitespace-normal';

/** Around the fields of every form: faults, refusal, conflict, the foot with its consequence, and the guard against leaving. */
export function FormShell<Input extends FieldValues, Output, Body>({
  shell,
  label,
  children,
  submit,
  danger = false,
  disabled = false,
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
  return (
    <FormProvider {...form}>
      <form
        aria-label={label}
        noValidate
        onSubmit={shell.submit}
        className={`grid ${short ? 'gap-4' : 'gap-6'} ${className}`}
      >
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
                disabled={disabled || conflict !== false}
                className={wraps}
              >
                {submit}
              </Button>
              {cancelTo !== undefined && <Button onClick={() => void navigate(cancelTo)}>{t('cancel')}</Button>}
            </div>
            {sentence && <p className="text-text-soft max-w-[72ch] min-w-0 flex-1 basis-64">{sentence}</p>}
          </div>
          {callOf && <CurrentCall shell={shell} callOf={callOf} />}
        </footer>
        <LeaveGuard when={unsaved && !isPending && !shell.isDone} draft={shell.draft} />
      </form>
    </FormProvider>
  );
}

/** How many fields are at fault, each a link that jumps to it. */
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
  conflict: { title, text, goOn, versions, next, onGoOn },
}: {
  shell: Shell<Input, Output, Body>;
  conflict: Conflict<Input>;
}) {
  const accept = () => {
    shell.refill(next);
    shell.forgetRefusal();
    onGoOn();
  };
  return (
    <section aria-label={title} className="grid gap-3">
      <Banner tone="warn" role="alert" title={title} action={<Button onClick={accept}>{goOn}</Button>}>
        {text}
      </Banner>
      {versions}
    </section>
  );
}

/** The call that the form would make as it is filled now. */
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
