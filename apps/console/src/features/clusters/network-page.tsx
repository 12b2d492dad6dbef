import { toCsv } from '@isthmus/contracts/csv';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCluster } from '#shared/paths.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { WholeNames } from '#shared/ui/copy/copyable.tsx';
import { CopyTextButton } from '#shared/ui/copy/copy-text-button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';
import { ClusterFacts } from './overview/cluster-facts.tsx';
import { usePorts } from './firewall-rules.ts';
import { cluster } from './queries.ts';

/** Renders what the firewall team needs: the port table, and the addresses of the cluster. */
export function Component() {
  const { t } = useTranslation('cluster-details');
  const { data, error } = useSuspenseQuery(cluster(useCluster()));
  const { head, rows } = usePorts(data.cluster, data.support);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <StaleBanner observation={data.observation} failed={error} />
      <Section
        title={t('network.title')}
        lead={<WholeNames text={t('network.lead', { name: data.cluster.name })} />}
        action={<CopyTextButton text={toCsv([head, ...rows])}>{t('network.copy')}</CopyTextButton>}
      >
        <PortTable head={head} rows={rows} />
        <ul className="text-text-soft grid max-w-[72ch] gap-1 text-xs">
          <li>{t('network.sources')}</li>
          <li>{t('network.vpn')}</li>
        </ul>
      </Section>
      <Section title={t('facts.title')}>
        <div className="max-w-md">
          <ClusterFacts
            cluster={data.cluster}
            support={data.support}
            mayConfirmQuota={data.permits.includes('add-hosts')}
          />
        </div>
      </Section>
    </div>
  );
}

interface Props {
  head: string[];
  rows: string[][];
}

/** Renders one row for each rule. On a phone, the cells are stacked with their names. */
function PortTable({ head, rows }: Props) {
  const { t } = useTranslation('cluster-details');
  return (
    <Table aria-label={t('network.table')}>
      <thead className="max-lg:sr-only">
        <tr>
          {head.map((name) => (
            <Th key={name}>{name}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([purpose = '', ...cells]) => (
          <Tr key={purpose} className="max-lg:grid max-lg:gap-1 max-lg:py-2">
            <th scope="row" className="py-(--row-space) pr-3 text-left align-top font-medium max-lg:p-0">
              {purpose}
            </th>
            {cells.map((cell, index) => (
              <Td
                key={head[index + 1]}
                className="max-lg:grid max-lg:h-auto max-lg:grid-cols-[6rem_minmax(0,1fr)] max-lg:gap-x-2 max-lg:!p-0"
              >
                <span className="text-text-soft text-xs lg:hidden">{head[index + 1]}</span>
                <span className={`min-w-0 break-words lg:block lg:max-w-56 ${index < 3 ? 'lg:whitespace-nowrap' : ''}`}>
                  <WholeNames text={cell} />
                </span>
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
