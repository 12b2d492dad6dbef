import type { Cluster } from '@isthmus/contracts/clusters';
import type { EnableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { SlowAnswer } from '#shared/time/waiting.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { fewAddresses, neededOf } from './enable-form-schema.ts';
import { subnets } from './queries.ts';
import { SubnetTable } from './subnet-table.tsx';

interface Props {
  cluster: Cluster;
  /** The subnet of the failed attempt. */
  failedWith: string | null;
}

/** Selects the subnet for the proxy ENI. Requests current free addresses from TKE instead of stored ones. */
export function SubnetChoice({ cluster, failedWith }: Props) {
  const { t } = useTranslation('external-node-support');
  const { register, watch, formState } = useFormContext<EnableExternalNodeSupport>();
  const chosen = watch('subnetId');
  const subnetQuery = useQuery(subnets(cluster));
  const { data } = subnetQuery;
  const vpc = cluster.vpcId;
  const free = data?.subnets.find(({ subnetId }) => subnetId === chosen)?.free;
  return (
    <Section
      title={t('subnet.title')}
      lead={t('subnet.lead', { vpc })}
      action={
        <span className="text-text-soft flex items-center gap-2 text-xs">
          {data && <Age at={data.readAt} words="shared:updatedAgo" />}
          <Button size="sm" onClick={() => void subnetQuery.refetch()} pending={subnetQuery.isFetching}>
            {!subnetQuery.isFetching && <RefreshCw aria-hidden />}
            {t('subnet.again')}
          </Button>
        </span>
      }
    >
      <ProblemAlert problem={subnetQuery.error} />
      {subnetQuery.isFetching && <SlowAnswer />}
      {subnetQuery.isPending && <Skeleton label={t('subnet.reading')} lines={3} />}
      {data?.subnets.length === 0 && <Empty title={t('subnet.none')}>{t('subnet.noneText', { vpc })}</Empty>}
      {data && data.subnets.length > 0 && (
        <SubnetTable
          subnets={data.subnets}
          needed={neededOf(cluster)}
          field={register('subnetId')}
          error={formState.errors.subnetId?.message}
        />
      )}
      {chosen && chosen === failedWith && <Banner tone="warn">{t('subnet.failedBefore')}</Banner>}
      {typeof free === 'number' && free < fewAddresses && <Banner tone="warn">{t('subnet.fewWarning')}</Banner>}
    </Section>
  );
}
