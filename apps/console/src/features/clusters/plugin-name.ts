import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';

const kinds = ['tke-route-eni', 'tke-direct-eni', 'tke-sub-eni'];

/** "VPC-CNI, shared interfaces"; a word that is not known is shown as TKE told it. Null when it told nothing. */
export function usePluginName() {
  const { t } = useTranslation('clusters');
  return ({ networkType, vpcCniType }: Pick<Cluster, 'networkType' | 'vpcCniType'>) => {
    const name = networkType === 'CiliumOverlay' ? t('plugin.CiliumOverlay') : networkType;
    const kind = vpcCniType && (kinds.includes(vpcCniType) ? t(`plugin.${vpcCniType}`) : vpcCniType);
    return [name, kind].filter(Boolean).join(' · ') || null;
  };
}
