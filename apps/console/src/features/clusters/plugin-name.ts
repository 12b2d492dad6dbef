import type { Cluster } from '@isthmus/contracts/clusters';
import type { TFunction } from 'i18next';

const kinds = ['tke-route-eni', 'tke-direct-eni', 'tke-sub-eni'];

/**
 * Returns a name such as "VPC-CNI, shared interfaces". Returns TKE's raw word when it is unknown, null when nothing was
 * reported.
 */
export function pluginNameOf({ networkType, vpcCniType }: Pick<Cluster, 'networkType' | 'vpcCniType'>, t: TFunction) {
  const name = networkType === 'CiliumOverlay' ? t('clusters:plugin.CiliumOverlay') : networkType;
  const kind = vpcCniType && (kinds.includes(vpcCniType) ? t(`clusters:plugin.${vpcCniType}`) : vpcCniType);
  return [name, kind].filter(Boolean).join(' · ') || null;
}
