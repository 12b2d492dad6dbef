import type { CloudRequest } from '@isthmus/contracts/dry-run';
import { replaceAt } from '@isthmus/contracts/replace-at';
import type { KeptCustomData } from '@isthmus/contracts/script';
import { tkeDocument } from '@isthmus/contracts/tke-documents';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRunQuery } from '#shared/api/dry-run.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';

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
      <summary className="link min-h-6 w-fit">{t('showApiCall')}</summary>
      {isOpen && (dryRun ? <DryRunCommands dryRun={dryRun} /> : <Incomplete />)}
    </details>
  );
}

/** The texts load when the call is first shown. */
const useTexts = () => useTranslation('api-call', { useSuspense: false });

function Incomplete() {
  const { t, ready } = useTexts();
  return <p className="text-text-soft mt-2">{ready && t('incomplete')}</p>;
}

/** Shows the calls that the BFF would send, or its refusal. */
function DryRunCommands({ dryRun }: { dryRun: DryRunQuery }) {
  const { t, ready } = useTexts();
  const { data, error, isFetching } = useQuery(dryRun);
  if (error) return <ProblemAlert tone="warn" problem={error} />;
  if (!ready) return null;
  if (!data) return <p className="text-text-soft mt-2">{t('loading')}</p>;

  const { requests } = data;
  const [action = '', ...others] = new Set(requests.map((request) => request.action));
  const describe = (value: unknown) => {
    // An omitted path has a replacement value: see CloudRequest.
    const { bytes, sha256 } = value as KeptCustomData;
    return t('customData', { bytes, sha256: sha256.slice(0, 12) });
  };
  const commandOf = ({ service, version, region, body, omitted, ...request }: CloudRequest) => {
    const shown = omitted.reduce((rest, path) => replaceAt(rest, path, describe), body);
    const json = JSON.stringify(shown, null, 2).replaceAll("'", "'\\''");
    return `tccli ${service} ${request.action} --version ${version} --region ${region} \\\n  --cli-input-json '${json}'`;
  };
  const what = requests.length > 1 ? t('whatMany', { count: requests.length }) : t('what', { action });
  return (
    <div className="mt-2 grid gap-1" aria-busy={isFetching}>
      <div className="max-h-80 overflow-y-auto rounded-md">
        <CommandBlock what={what} command={requests.map(commandOf).join('\n')} />
      </div>
      <p className="text-text-soft text-xs">
        {t('help')} {requests.some(({ omitted }) => omitted.length > 0) && t('omitted')}{' '}
        {[action, ...others].map((each) => {
          const page = tkeDocument(each);
          return (
            page && (
              <a key={each} className="link mr-2" href={page} target="_blank" rel="noreferrer">
                {t('page', { action: each })}
              </a>
            )
          );
        })}
      </p>
    </div>
  );
}
