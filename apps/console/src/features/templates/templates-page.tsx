import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { Empty } from '#shared/ui/placeholder.tsx';
import { templates, useTemplateRefusal } from './queries.ts';
import { Behind } from './template/behind.tsx';
import { templateColumns } from './template-columns.tsx';

export const loader = () => queryClient.ensureQueryData(templates());

/** Lists templates. They belong to Isthmus, so all accounts share one list. */
export function Component() {
  const { t } = useTranslation('templates');
  const { data } = useSuspenseQuery(templates());
  const refusal = useTemplateRefusal();
  const pools = data.templates.reduce((sum, each) => sum + each.pools, 0);
  const behind = data.templates.reduce((sum, each) => sum + each.behind, 0);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t('title')}
        {...(behind > 0 && {
          heading: <Behind>{t('headingBehind', { behind, count: pools })}</Behind>,
        })}
        action={
          data.templates.length > 0 && (
            <ActButton refusal={refusal} to={paths.newTemplate()} variant="primary">
              {t('create')}
            </ActButton>
          )
        }
      />
      {data.templates.length > 0 ? (
        <DataGrid label={t('title')} columns={templateColumns} rows={data.templates} />
      ) : (
        <Empty
          title={t('empty.title')}
          action={
            <ActButton refusal={refusal} to={paths.newTemplate()} variant="primary">
              {t('empty.create')}
            </ActButton>
          }
        >
          {t('empty.text')}
        </Empty>
      )}
    </div>
  );
}
