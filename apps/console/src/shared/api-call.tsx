import { tkeDocument } from '@isthmus/contracts/tke-documents';
import { useTranslation } from 'react-i18next';
import { CommandBlock } from './ui/command-block.tsx';

interface Props {
  /** TKE's action, such as CreateExternalNodePool. */
  action: string;
  region: string;
  /** The request in TKE's own names; what is undefined is not sent. */
  request: Record<string, unknown>;
}

/** "Show the API call": the same change as one tccli command, to read, to compare, to script. */
export function ApiCall({ action, region, request }: Props) {
  const { t } = useTranslation();
  const page = tkeDocument(action);
  const body = JSON.stringify(request, null, 2).replaceAll("'", "'\\''");
  return (
    <details>
      <summary className="link min-h-6 w-fit">{t('apiCall.show')}</summary>
      <div className="mt-2 grid gap-1">
        <CommandBlock
          what={t('apiCall.what', { action })}
          command={`tccli tke ${action} --version 2018-05-25 --region ${region} \\\n  --cli-input-json '${body}'`}
        />
        <p className="text-text-soft text-xs">
          {t('apiCall.help')}{' '}
          {page && (
            <a className="link" href={page} target="_blank" rel="noreferrer">
              {t('apiCall.page', { action })}
            </a>
          )}
        </p>
      </div>
    </details>
  );
}
