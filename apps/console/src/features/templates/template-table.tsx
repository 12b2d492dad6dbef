import type { Template } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Age } from '#shared/age.tsx';
import { paths } from '#shared/paths.ts';
import { nameOfRuntime } from '#shared/pool-settings/runtimes.ts';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

export function TemplateTable({ templates }: { templates: Template[] }) {
  const { t } = useTranslation(['templates', 'pool-settings']);
  return (
    <Table aria-label={t('title')}>
      <thead>
        <tr>
          <Th>{t('column.name')}</Th>
          <Th className="text-right">{t('column.version')}</Th>
          <Th className="max-md:hidden">{t('column.settings')}</Th>
          <Th className="text-right">{t('column.pools')}</Th>
          <Th className="max-md:hidden">{t('column.changed')}</Th>
        </tr>
      </thead>
      <tbody>
        {templates.map(({ id, name, latest, pools }) => {
          const { nodeType, runtime, labels, taints, deletionProtection, notKnown } = latest.settings;
          const short = [
            nodeType,
            runtime ? nameOfRuntime(runtime) : t('pool-settings:value.clusterDefault'),
            t('short.labels', { count: labels.length }),
            t('short.taints', { count: taints.length }),
            t(deletionProtection ? 'short.protected' : 'short.unprotected'),
            ...(notKnown.length ? [t('short.notKnown', { count: notKnown.length })] : []),
          ];
          return (
            <Tr key={id}>
              <Td>
                <Link to={paths.template(id)} className="link font-medium whitespace-pre-wrap">
                  {name}
                </Link>
                <span className="text-text-soft block text-xs md:hidden">{short.join(' · ')}</span>
              </Td>
              <Td className="text-right">{latest.version}</Td>
              <Td className="max-md:hidden">{short.join(' · ')}</Td>
              <Td className="text-right">{pools}</Td>
              <Td className="max-md:hidden">
                <Age at={latest.createdAt} /> · {latest.createdBy.name}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
