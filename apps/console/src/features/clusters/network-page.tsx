import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toCsv } from '#shared/data-grid/csv.ts';
import { useCluster } from '#shared/paths.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { CopyTextButton } from '#shared/ui/copy/copy-text-button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { PortTable } from './port-table.tsx';
import { usePorts } from './ports.ts';
import { cluster } from './queries.ts';

/** Renders the port table for the firewall team. */
export function Component() {
  const { t } = useTranslation('clusters');
  const { data, error } = useSuspenseQuery(cluster(useCluster()));
  const { head, rows } = usePorts(data.cluster, data.support);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <StaleBanner observation={data.observation} failed={error} />
      <Section
        title={t('network.title')}
        lead={t('network.lead', { name: data.cluster.name })}
        action={<CopyTextButton text={toCsv([head, ...rows])}>{t('network.copy')}</CopyTextButton>}
      >
        <PortTable head={head} rows={rows} />
        <ul className="text-text-soft grid max-w-[72ch] gap-1 text-xs">
          <li>{t('network.sources')}</li>
          <li>{t('network.vpn')}</li>
        </ul>
      </Section>
    </div>
  );
}
