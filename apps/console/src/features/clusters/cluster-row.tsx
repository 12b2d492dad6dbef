import type { Cluster } from '@isthmus/contracts/clusters';
import type { Observation } from '@isthmus/contracts/observation';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Age } from '#shared/age.tsx';
import { paths } from '#shared/paths.ts';
import { withParameters } from '#shared/search-text.ts';
import { Copyable } from '#shared/ui/copyable.tsx';
import { UnreadableRow } from '#shared/unreadable-row.tsx';
import { Td, Tr } from '#shared/ui/table.tsx';
import { ClusterStatus } from './cluster-status.tsx';
import { FailedNodes } from './failed-nodes.tsx';
import { usePluginName } from './plugin-name.ts';
import { StandingStatus } from './standing-status.tsx';

interface Props {
  cluster: Cluster;
  /** Of the cluster's region. */
  observation: Observation | undefined;
}

const soft = 'text-text-soft text-xs';
const wide = 'max-md:hidden';

/** Two lines on every screen; what a phone has no column for is told in the second. */
export function ClusterRow({ cluster, observation }: Props) {
  const { t } = useTranslation('clusters');
  const pluginName = usePluginName();
  const [search] = useSearchParams();
  const { region, clusterId, name, vpcId, version, type, pools, nodes, standing, unreadable } = cluster;
  const kind = ['MANAGED_CLUSTER', 'INDEPENDENT_CLUSTER'].includes(type) ? t(`type.${type}`) : type;
  const count = (number: number | null) =>
    number ?? (standing === 'enabled' ? <span className={soft}>{t('notRead')}</span> : <span className={soft}>–</span>);
  // The last rows of a region that does not answer stay, marked.
  const silent = observation?.problem && (
    <span aria-hidden className="text-warn">
      ▲
    </span>
  );
  return (
    <Tr>
      <Td>
        <Link to={paths.cluster(cluster)} className="link font-medium break-words whitespace-pre-wrap">
          {name || clusterId}
        </Link>
        <span className={`-my-0.5 block max-md:hidden ${soft}`}>
          <Copyable text={clusterId} what={t('clusterId')} />
        </span>
        <UnreadableRow fields={unreadable} />
        <span className={`block md:hidden ${soft}`}>
          {silent} {region} · {version}
        </span>
      </Td>
      <Td className={wide}>
        {silent} {region}
        <span className={`block font-mono ${soft}`}>{vpcId}</span>
      </Td>
      <Td className={wide}>
        {version}
        <span className={`block ${soft}`}>{kind}</span>
      </Td>
      <Td className="max-lg:hidden">{pluginName(cluster) ?? <span className={soft}>{t('shared:untold')}</span>}</Td>
      <Td className={wide}>
        <ClusterStatus status={cluster.status} />
      </Td>
      <Td>
        <Link
          to={{ search: withParameters(search, { eligibility: `${region}/${clusterId}` }).toString() }}
          preventScrollReset
          className="decoration-line-strong underline-offset-3 hover:underline"
        >
          <StandingStatus cluster={cluster} />
          <span className="sr-only">, {t('eligibilityOf', { name })}</span>
        </Link>
        {nodes !== null && (
          <span className={`block md:hidden ${soft}`}>
            {t('nodeCount', { count: nodes })} <FailedNodes cluster={cluster} words />
          </span>
        )}
      </Td>
      <Td className={`${wide} text-right`}>{count(pools)}</Td>
      <Td className={`${wide} text-right`}>{count(nodes)}</Td>
      <Td className={`${wide} text-right`}>
        <FailedNodes cluster={cluster} />
      </Td>
      <Td className={`max-xl:hidden whitespace-nowrap ${soft}`}>
        {observation?.observedAt && <Age at={observation.observedAt} />}
      </Td>
    </Tr>
  );
}
