import type { Cluster, RegionReading } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Table, Th } from '#shared/ui/table.tsx';
import { ClusterRow } from './cluster-row.tsx';

interface Props {
  clusters: Cluster[];
  regions: z.infer<typeof RegionReading>[];
}

export function ClustersTable({ clusters, regions }: Props) {
  const { t } = useTranslation('clusters');
  const wide = 'max-md:hidden';
  const number = 'max-md:hidden text-right';
  return (
    <Table aria-label={t('table')}>
      <thead>
        <tr>
          <Th>{t('column.cluster')}</Th>
          <Th className={wide}>{t('column.place')}</Th>
          <Th className={wide}>{t('column.version')}</Th>
          <Th className="max-lg:hidden">{t('column.plugin')}</Th>
          <Th className={wide}>{t('column.status')}</Th>
          <Th>{t('column.externalNodes')}</Th>
          <Th className={number}>{t('column.pools')}</Th>
          <Th className={number}>{t('column.nodes')}</Th>
          <Th className={number}>{t('column.failed')}</Th>
          <Th className="max-xl:hidden">{t('column.read')}</Th>
        </tr>
      </thead>
      <tbody>
        {clusters.map((cluster) => (
          <ClusterRow
            key={`${cluster.region}/${cluster.clusterId}`}
            cluster={cluster}
            observation={regions.find(({ region }) => region === cluster.region)?.observation}
          />
        ))}
      </tbody>
    </Table>
  );
}
