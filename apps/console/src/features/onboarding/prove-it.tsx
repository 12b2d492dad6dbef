import type { Cluster } from '@isthmus/contracts/clusters';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cluster as clusterQuery } from '#features/clusters/queries.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { endingProof, nodeCheck, provingPod, readingProof } from './proving-pod.ts';

interface Props {
  cluster: Cluster;
  node: string;
}

/** Shows kubectl checks, because TKE's Running covers only the kubelet. */
export function ProveIt({ cluster, node }: Props) {
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
      <CommandBlock what={t('node.read')} command={readingProof} />
      <CommandBlock what={t('node.end')} command={endingProof} />
    </div>
  );
}
