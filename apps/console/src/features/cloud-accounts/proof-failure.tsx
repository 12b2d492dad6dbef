import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { Status } from '#shared/status.tsx';

/** Shows which of the two requests failed. Shows nothing when no request reached Tencent Cloud. */
export function ProofFailure({ error }: { error: ApiError }) {
  const { t } = useTranslation('cloud-accounts');
  const action = error.problem.upstream?.action;
  if (!action) return null;
  const identityFailed = action === 'GetCallerIdentity';
  const lines = [
    { question: t('add.identity'), failed: identityFailed, requested: true },
    { question: t('add.regions'), failed: !identityFailed, requested: !identityFailed },
  ];
  return (
    <dl aria-label={t('add.requested')} className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {lines.map(({ question, failed, requested }) => (
        <div key={question} className="col-span-2 grid grid-cols-subgrid">
          <dt>{question}</dt>
          <dd>
            {requested ? (
              <Status status={failed ? 'failed' : 'running'} word={t(failed ? 'add.refused' : 'add.answered')} />
            ) : (
              <Status status="held" word={t('add.notRequested')} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
