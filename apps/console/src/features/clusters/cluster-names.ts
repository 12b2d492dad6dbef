import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';

const interfaces = ['tke-route-eni', 'tke-direct-eni', 'tke-sub-eni'] as const;
const types = ['MANAGED_CLUSTER', 'INDEPENDENT_CLUSTER'] as const;

/**
 * Returns a name such as "VPC-CNI · shared interfaces". Returns TKE's raw word when it is unknown, null when nothing was
 * reported.
 */
export function usePluginName({ networkType, vpcCniType }: Pick<Cluster, 'networkType' | 'vpcCniType'>) {
  const { t } = useTranslation('clusters');
  const name = networkType === 'CiliumOverlay' ? t('plugin.CiliumOverlay') : networkType;
  const known = interfaces.find((one) => one === vpcCniType);
  return [name, known ? t(`plugin.${known}`) : vpcCniType].filter(Boolean).join(' · ') || null;
}

/** Returns TKE's raw word for an unknown type. */
export function useTypeName({ type }: Pick<Cluster, 'type'>) {
  const { t } = useTranslation('clusters');
  const known = types.find((one) => one === type);
  return known ? t(`type.${known}`) : type;
}
