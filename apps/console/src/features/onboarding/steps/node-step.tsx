import type { Cluster } from '@isthmus/contracts/clusters';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cluster as clusterQuery } from '#features/clusters/queries.ts';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { NeedEnable } from '../needs.tsx';
import { deleteCommand, logsCommand, nodeCheck, provingPod } from './proving-pod.ts';

interface Props {
  cluster: Cluster;
  /** The first node that is Running; null when there is none. */
  running: string | null;
}

/** Links to adding hosts. After the first node is Running, lists the checks that TKE cannot do. */
export function NodeStep({ cluster, running }: Props) {
  const { t } = useTranslation(['onboarding', 'shared']);
  const enabled = cluster.readiness === 'enabled';
  const { data, error } = useQuery({ ...externalNodePools(cluster), enabled });
  if (!enabled) return <NeedEnable cluster={cluster} />;
  if (!data) return error ? <ProblemAlert problem={error} /> : <Skeleton label={t('shared:loading')} lines={2} />;
  const [pool] = data.pools;
  if (!pool)
    return (
      <Empty title={t('node.needPool')} action={<LinkButton to="?step=pool">{t('step.pool')}</LinkButton>}>
        {t('node.needPoolNext')}
      </Empty>
    );
  return (
    <div className="grid gap-4">
      {running ? <NodeChecks cluster={cluster} node={running} /> : <p>{t('node.none', { cluster: cluster.name })}</p>}
      <div className="flex flex-wrap gap-2">
        <LinkButton
          to={paths.addHosts({ ...cluster, nodePoolId: pool.id })}
          variant={running ? 'secondary' : 'primary'}
        >
          {t('node.go', { pool: pool.name })}
        </LinkButton>
        <LinkButton to={paths.externalNodes(cluster)}>{t('node.nodes', { cluster: cluster.name })}</LinkButton>
      </div>
    </div>
  );
}

interface CheckProps {
  cluster: Cluster;
  node: string;
}

/** Shows kubectl checks, because TKE's Running covers only the kubelet. */
function NodeChecks({ cluster, node }: CheckProps) {
  const { t } = useTranslation('onboarding');
  const { data } = useQuery(clusterQuery(cluster));
  const hostNetwork = data?.support?.networkType === 'HostNetwork';
  return (
    <div className="grid gap-3">
      <Banner tone="good" title={t('node.done', { node })}>
        {t('node.doneNext')}
      </Banner>
      <CommandBlock what={t('node.see')} command={nodeCheck(node)} />
      <div className="grid gap-1">
        <CommandBlock what={t('node.run')} command={provingPod(node, hostNetwork)} />
        <p className="text-text-soft text-xs">
          {hostNetwork && `${t('node.runHost')} `}
          {t('node.runImage')}
        </p>
      </div>
      <CommandBlock what={t('node.read')} command={logsCommand} />
      <CommandBlock what={t('node.end')} command={deleteCommand} />
    </div>
  );
}
