import type { ApprovalDetails } from '@isthmus/contracts/approvals';
import { useTranslation } from 'react-i18next';

/** What the act would do with the data of now, and what differs from the request. */
export function Effect({ approval: { act, now, effect, nodeNames, approvers } }: { approval: ApprovalDetails }) {
  const { t } = useTranslation('approvals');
  const count = now?.nodes ?? 0;
  return (
    <>
      {now && (
        <>
          <dt className="text-text-soft">{t('effect')}</dt>
          <dd className="grid min-w-0 gap-1">
            {now.nodes !== null && (
              <p>
                <strong>{t('nodes', { count })}</strong>
                {now.nodes !== effect.nodes && ` (${t('changed', { was: effect.nodes ?? 0 })})`}
                {count > 0 && ` · ${t('drained', { drained: now.drained ?? 0, all: count })}`}
              </p>
            )}
            {now.subnetId && (
              <p>
                {t('subnet')} <code className="font-mono text-xs">{now.subnetId}</code>
              </p>
            )}
            {now.force && <p>{t('forced')}</p>}
            {now.drainFirst && <p>{t('drainFirst')}</p>}
            <p>{t(act === 'turn-off-four-eyes' ? 'switchedOff' : 'noUndo')}</p>
            {nodeNames.length > 0 && (
              <details>
                <summary className="min-h-6">{t('names')}</summary>
                <p className="max-h-60 overflow-y-auto font-mono text-xs break-words">{nodeNames.join(', ')}</p>
              </details>
            )}
          </dd>
          {count > 0 && (
            <>
              <dt className="text-text-soft">{t('kept')}</dt>
              <dd>{t('hosts', { count })}</dd>
            </>
          )}
        </>
      )}
      <dt className="text-text-soft">{t('approvers')}</dt>
      <dd>{approvers.length ? approvers.join(', ') : t('nobody')}</dd>
    </>
  );
}
