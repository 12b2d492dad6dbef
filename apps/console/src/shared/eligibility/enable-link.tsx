import { refusalOf, type ActContext, type Acts, type ClusterAct } from '@isthmus/contracts/acts';
import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { paths } from '#shared/paths.ts';
import { LinkButton } from '#shared/ui/button.tsx';

interface Props {
  cluster: Cluster;
  acts: Acts<ClusterAct>;
  context: ActContext;
}

/** Links to the enable page. When enabling is refused, links to the cluster's page, which shows the reasons. */
export function EnableLink({ cluster, acts, context }: Props) {
  const { t } = useTranslation();
  const refusal = refusalOf('enable-external-node-support', cluster.clusterId, acts, context);
  if (refusal)
    return (
      <LinkButton to={paths.cluster(cluster)}>
        {t(`enableOffer.${cluster.readiness === 'enabling' ? 'follow' : 'why'}`)}
      </LinkButton>
    );
  return (
    <LinkButton to={paths.enable(cluster)}>
      {t(`enableOffer.${cluster.readiness === 'failed' ? 'retry' : 'enable'}`)}
    </LinkButton>
  );
}
