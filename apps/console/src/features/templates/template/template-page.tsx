import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { Age } from '#shared/time/age.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { LinkButton } from '#shared/ui/button.tsx';
import { CopyTemplateDialog } from './copy-template-dialog.tsx';
import { DeleteTemplateDialog } from './delete-template-dialog.tsx';
import { MadePools } from './made-pools.tsx';
import { template } from '../queries.ts';
import { TemplateSettings } from './template-settings.tsx';
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
  return (
    <div className="grid gap-6">
      <PageHeader
        title={shown.name}
        facts={
          <span>
            {t('version', { version: shown.latest.version })} · <Age at={shown.latest.createdAt} /> ·{' '}
            {shown.latest.createdBy.name}
          </span>
        }
        action={
          <LinkButton to={opening('use')} variant="primary">
            {t('use.open')}
          </LinkButton>
        }
        more={[
          { label: t('edit.menu'), to: paths.editTemplate(templateId) },
          { label: t('copy.menu'), to: opening('copy') },
          { label: t('delete.menu'), to: opening('delete'), danger: true, apart: true },
        ]}
      />
      <TemplateSettings templateId={templateId} version={shown.latest} />
      <Versions versions={versions} pools={pools} />
      <MadePools versions={versions} pools={pools} />
      {open === 'use' && <UseTemplateDialog template={shown} onClose={close} />}
      {open === 'copy' && <CopyTemplateDialog template={shown} onClose={close} />}
      {open === 'delete' && <DeleteTemplateDialog template={shown} onClose={close} />}
    </div>
  );
}
