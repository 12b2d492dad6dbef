import type { Problem } from '@isthmus/contracts/problem';
import { fault } from '@isthmus/contracts/fault';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';

interface Props {
  /** The act, also the name of the form. */
  label: string;
  initial: string;
  /** The refusal of the last name. */
  problem: Problem | null;
  isPending: boolean;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a view, under the tabs. */
export function NameForm({ label, initial, problem, isPending, onName, onClose }: Props) {
  const { t } = useTranslation(['preferences', 'shared']);
  const [name, setName] = useState(initial);
  const [isMissing, setMissing] = useState(false);
  const refused = problem?.fields?.find(({ path }) => path === 'name');
  const error = isMissing ? fault('view-name-missing') : refused && fault(refused.code, refused.params);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) onName(name);
  };
  const close = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form aria-label={label} noValidate onSubmit={submit} onKeyDown={close} className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t('view.name')} error={error} required>
          <TextInput autoFocus value={name} onChange={(event) => setName(event.target.value)} className="max-w-80" />
        </Field>
        <Button type="submit" variant="primary" pending={isPending}>
          {label}
        </Button>
        <Button onClick={onClose}>{t('shared:cancel')}</Button>
      </div>
      {!refused && <ProblemAlert problem={problem} />}
    </form>
  );
}
