import { refusalOf } from '@isthmus/contracts/acts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cluster } from '#features/clusters/queries.ts';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { useActContext, useIsCreatingPool } from '#operations/in-flight.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { EnableLink } from '#shared/eligibility/enable-link.tsx';
import { paths, useCluster } from '#shared/paths.ts';
import { Empty } from '#shared/ui/placeholder.tsx';

const mostPools = 4;

interface Props {
  isEnabled: boolean;
  /** On the page of this pool, whose header adds hosts. */
  nodePoolId: string | undefined;
}

/** Explains external nodes and offers the first step. */
export default function NodesEmpty({ isEnabled, nodePoolId }: Props) {
  const { t } = useTranslation('external-nodes');
  const key = useCluster();
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const { data: listed } = useSuspenseQuery(externalNodePools(key));
  const context = useActContext(key, clusterReply);
  const isCreatingPool = useIsCreatingPool(key);
  if (!isEnabled)
    return (
      <Empty title={t('notEnabled.title')} action={<EnableLink {...clusterReply} context={context} />}>
        {t('notEnabled.text')}
      </Empty>
    );
  const addButtons = listed.pools.slice(0, mostPools).map(({ id, name, acts }) => (
    <ActButton
      key={id}
      refusal={refusalOf('add-hosts', id, listed.acts[acts], context)}
      to={paths.addHosts({ ...key, nodePoolId: id })}
    >
      {t('empty.add', { pool: name })}
    </ActButton>
  ));
  const creation = refusalOf('create-external-node-pool', '', clusterReply.acts, context);
  return (
    <Empty
      title={t('empty.title')}
      action={
        nodePoolId
          ? null
          : addButtons.length
            ? addButtons
            : !isCreatingPool && (
                <ActButton refusal={creation} to={paths.newExternalNodePool(key)}>
                  {t('empty.pool')}
                </ActButton>
              )
      }
    >
      {t(isCreatingPool && !addButtons.length ? 'empty.making' : 'empty.text')}
    </Empty>
  );
}
