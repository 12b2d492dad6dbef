import { refusalOf, type ActContext, type Acts, type ClusterAct } from '@isthmus/contracts/acts';
import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { paths } from '#shared/paths.ts';
import { LinkButton } from '#shared/ui/link-button.tsx';

interface Props {
  cluster: Cluster;
  acts: Acts<ClusterAct>;
  context: ActContext;
}

/** Links to enabling external nodes. When enabling is not allowed, links to the reasons. */
export function EnableLink({ cluster, acts, context }: Props) {
  const { t } = useTranslation();
  const refusal = refusalOf('enable-external-node-support', cluster.clusterId, acts, context);
  return (
    <>
      {cluster.standing !== 'enabling' && (
        <ActButton refusal={refusal} to={paths.enable(cluster)}>
          {t(`enableOffer.${cluster.standing === 'failed' ? 'retry' : 'enable'}`)}
        </ActButton>
      )}
      {refusal && (
        <LinkButton to={paths.cluster(cluster)}>
          {t(`enableOffer.${cluster.standing === 'enabling' ? 'follow' : 'why'}`)}
        </LinkButton>
      )}
    </>
  );
}
