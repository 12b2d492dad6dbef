import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditOf } from '#shared/audit-link.ts';
import { auditOfWeek } from '#shared/audit-week.ts';
import { DiffView } from '#shared/diff/diff-view.tsx';
import { paths } from '#shared/paths.ts';
import { CopyTextButton } from '#shared/ui/copy/copy-text-button.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import type { AuditRow } from '../audit-columns.tsx';
import { useFieldRows } from './use-field-rows.ts';
import { objectName } from '../words.ts';

/** What single acts say beyond the columns. */
const detailNames = [
  { detail: 'target', fact: 'host' },
  { detail: 'note', fact: 'note' },
  { detail: 'version', fact: 'version' },
  { detail: 'provider', fact: 'provider' },
  { detail: 'account', fact: 'providerAccount' },
  { detail: 'token', fact: 'token' },
] as const;

/** An open entry: both sides as a diff, where it came from, and ways to the rest of the story. */
export function AuditDetails({ row }: { row: AuditRow }) {
  const { t } = useTranslation('audit');
  const { entry, exactly, who } = row;
  const fieldRows = useFieldRows(row.accountName)(entry);
  const { actor, object, accountId, region, clusterId, operation } = entry;
  const name = objectName(entry);
  // An API token; a browser's session has no colon.
  const [, tokenName] = entry.session?.split(':') ?? [];
  const at = { ...(accountId && { accountId }), ...(region && { region }), ...(clusterId && { clusterId }) };
  return (
    <div className="bg-accent-soft text-text -mr-3 grid gap-4 rounded-b-md p-3 text-sm lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid content-start gap-3">
        {fieldRows.length > 0 ? (
          <div className="bg-surface border-line overflow-hidden rounded-md border">
            <DiffView label={t('diff')} columns={[t('before'), t('after')]} rows={fieldRows} />
          </div>
        ) : (
          <p className="text-text-soft">{t('noDiff')}</p>
        )}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {operation && accountId && (
            <Link className="link" to={paths.operation(accountId, operation.id)}>
              {t('openOperation')}
            </Link>
          )}
          {object?.id && name && (
            <Link className="link" to={auditOf({ kind: object.kind, id: object.id, name }, at)}>
              {t('allOf', { name })}
            </Link>
          )}
          {actor && (
            <Link className="link" to={auditOfWeek(actor.id)}>
              {t('week', { name: actor.name })}
            </Link>
          )}
          <CopyTextButton text={JSON.stringify(entry, null, 2)}>{t('copyJson')}</CopyTextButton>
        </div>
      </div>
      <Facts
        isQuiet
        notReported={t('fact.notReported')}
        facts={[
          { name: t('fact.at'), value: <span className="tabular">{exactly}</span> },
          { name: t('fact.person'), value: actor?.email ?? <span>{who}</span> },
          { name: t(tokenName ? 'fact.token' : 'fact.session'), value: tokenName ?? entry.session },
          { name: t('fact.address'), value: entry.address },
          ...(clusterId
            ? [
                {
                  name: t('fact.cluster'),
                  value: <span>{[row.clusterName, clusterId, region].filter(Boolean).join(' · ')}</span>,
                },
              ]
            : []),
          ...(operation || entry.requestId ? [{ name: t('fact.request'), value: entry.requestId }] : []),
          ...detailNames.flatMap(({ detail, fact }) => {
            const value = entry.details[detail];
            return typeof value === 'string' || typeof value === 'number'
              ? [{ name: t(`fact.${fact}`), value: <span>{String(value)}</span> }]
              : [];
          }),
          { name: t('fact.id'), value: entry.id },
        ]}
      />
    </div>
  );
}
