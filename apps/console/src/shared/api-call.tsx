import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRunQuery } from './api/dry-run.ts';
import { DryRunCommands } from './dry-run-commands.tsx';

interface Props {
  /** The dry run for the current form values; null while the form is incomplete. */
  dryRun: DryRunQuery | null;
}

/** Shows the same change as tccli commands, to read, compare and script. Reads only while open. */
export function ApiCall({ dryRun }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link min-h-6 w-fit">{t('apiCall.show')}</summary>
      {isOpen &&
        (dryRun ? (
          <DryRunCommands dryRun={dryRun} />
        ) : (
          <p className="text-text-soft mt-2">{t('apiCall.incomplete')}</p>
        ))}
    </details>
  );
}
