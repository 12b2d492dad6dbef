import type { Refusal } from '@isthmus/contracts/acts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { useAuditItem } from '#features/session/queries.ts';
import { ActButton, useRefusalText } from '#shared/acts/act-button.tsx';
import { useActs, type PageAct } from '#shared/acts/page-acts.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { Behind } from './behind.tsx';
import { CopyTemplateDialog } from './copy-template-dialog.tsx';
import { DeleteTemplateDialog } from './delete-template-dialog.tsx';
import { MadePools } from './made-pools.tsx';
import { PoolsBehind } from './pools-behind.tsx';
import { template, useNewPoolRefusal, useTemplateRefusal } from '../queries.ts';
import { UseTemplateDialog } from './use-template-dialog.tsx';
import { Versions } from './versions.tsx';

export const loader = ({ params }: LoaderFunctionArgs) =>
  Promise.all([
    queryClient.ensureQueryData(template(params['templateId'] ?? '')),
    queryClient.ensureQueryData(cloudAccounts()),
  ]);

export function Component() {
  const { t } = useTranslation('templates');
  const { templateId = '' } = useParams();
  const { data } = useSuspenseQuery(template(templateId));
  const [search, setSearch] = useSearchParams();
  const { template: shown, versions, pools } = data;
  const open = search.get('open');
  const opening = (dialog: string) => {
    const next = new URLSearchParams(search);
    next.set('open', dialog);
    return `?${next}`;
  };
  const close = () =>
    setSearch(
      (now) => {
        now.delete('open');
        return now;
      },
      { replace: true },
    );
  const refusal = useTemplateRefusal();
  const textOf = useRefusalText();
  const act = (label: string, to: string, why: Refusal | null = refusal): PageAct => ({
    label,
    of: shown.name,
    refusal: why,
    to,
  });
  const auditItem = useAuditItem({ kind: 'template', id: templateId, name: shown.name });
  const use = act(t('use.open'), opening('use'), useNewPoolRefusal());
  const edit = act(t('edit.menu'), paths.editTemplate(templateId));
  const copy = act(t('copy.menu'), opening('copy'));
  const remove = act(t('delete.menu'), opening('delete'));
  useActs([use, { ...edit, key: 'e' }, copy, remove]);
  const item = ({ label, to = '', refusal: why }: PageAct) => (why ? { label, why: textOf(why) } : { label, to });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={shown.name}
        {...(shown.behind > 0 && {
          heading: (
            <Behind>
              {t('heading', {
                name: shown.name,
                behind: shown.behind,
                count: shown.pools,
                version: shown.latest.version,
              })}
            </Behind>
          ),
        })}
        action={
          <ActButton refusal={use.refusal} to={opening('use')} variant="primary">
            {use.label}
          </ActButton>
        }
        more={[item(edit), item(copy), ...auditItem, { ...item(remove), danger: true, apart: true }]}
      />
      <Versions templateId={templateId} versions={versions} pools={pools}>
        <PoolsBehind versions={versions} pools={pools} templateId={templateId} />
      </Versions>
      <MadePools versions={versions} pools={pools} />
      {open === 'use' && <UseTemplateDialog template={shown} onClose={close} />}
      {open === 'copy' && <CopyTemplateDialog template={shown} onClose={close} />}
      {open === 'delete' && <DeleteTemplateDialog template={shown} onClose={close} />}
    </div>
  );
}
