import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { EditTemplateForm } from './edit-template-form.tsx';
import { template } from './queries.ts';

/** Edits the current newest version, or restores the older one that the URL names. */
export const loader = ({ params }: LoaderFunctionArgs) => queryClient.fetchQuery(template(params['templateId'] ?? ''));

export function Component() {
  const { t } = useTranslation('templates');
  const { templateId = '' } = useParams();
  const { data } = useSuspenseQuery(template(templateId));
  const [search] = useSearchParams();
  const restored = data.versions.find(({ version }) => version === Number(search.get('restore')));
  return (
    <div className="grid gap-5">
      <PageHeader title={t('edit.title', { name: data.template.name })} names={{ template: data.template.name }}>
        {restored && <p className="text-text-soft max-w-[72ch]">{t('restore.lead', { version: restored.version })}</p>}
      </PageHeader>
      <EditTemplateForm template={data.template} {...(restored && { restored })} />
    </div>
  );
}
