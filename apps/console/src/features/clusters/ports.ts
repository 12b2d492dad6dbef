import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { firewallRules } from './firewall-rules.ts';

/** Returns the port table's head and rows in the reader's language. The page and the CSV share them. */
export function usePorts(cluster: Cluster, support: Support | null): { head: string[]; rows: string[][] } {
  const { t } = useTranslation('clusters');
  const { name, vpcId: vpc } = cluster;
  const [master, proxy] = [support?.master || null, support?.proxy || null];
  const cloud = {
    access: master ? t('network.master', { address: master }) : t('network.masterLater'),
    proxy: proxy ? t('network.proxy', { address: proxy }) : t('network.proxyLater'),
    controlPlane: t('network.controlPlane', { name }),
    cloudNodes: t('network.cloudNodes', { vpc }),
    cos: t('network.cos'),
    dns: t('network.dns'),
  };
  const hosts = t('network.hosts');
  const columns = ['purpose', 'direction', 'protocol', 'port', 'source', 'destination', 'test', 'said'];
  return {
    head: columns.map((column) => t(`network.column.${column}`)),
    rows: firewallRules(cluster, support).map((rule) => {
      const inwards = rule.direction === 'in';
      const untestable = rule.cloud === 'access' && !master;
      return [
        t(`network.purpose.${rule.name}`),
        t(`network.direction.${rule.direction}`),
        rule.protocol,
        rule.port ?? t('network.undocumented'),
        inwards ? cloud[rule.cloud] : hosts,
        inwards ? hosts : cloud[rule.cloud],
        untestable ? t('network.test.before') : t(`network.test.${rule.name}`, { address: master ?? '' }),
        t(`network.said.${rule.said}`),
      ];
    }),
  };
}
