import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';

interface FirewallRule {
  /** Also the key of the rule's purpose and test texts. */
  name: 'api' | 'tunnel' | 'kubelet' | 'vxlan' | 'cos' | 'dns' | 'images';
  direction: 'out' | 'in' | 'both';
  protocol: string;
  /** Null when no source names the port. */
  port: string | null;
  /** The cloud side of the connection. */
  cloud: 'access' | 'controlPlane' | 'cloudNodes' | 'cos' | 'dns' | 'proxy';
  /** The source of the rule: a guide of TKE, a page of its documentation, or our inference. */
  basis: 'guide' | 'page' | 'inference';
}

/**
 * Lists the connections that hosts and cluster need. TKE publishes no port table: ports come from its guides. COS comes
 * from the page on creating nodes (https://cloud.tencent.com/document/product/457/57917).
 */
export function firewallRules(
  { networkType }: Pick<Cluster, 'networkType'>,
  support: Pick<Support, 'networkType'> | null,
): FirewallRule[] {
  const overlay = [networkType, support?.networkType].includes('CiliumOverlay');
  return [
    { name: 'api', direction: 'out', protocol: 'TCP', port: '443', cloud: 'access', basis: 'guide' },
    { name: 'tunnel', direction: 'out', protocol: 'TCP', port: '9000', cloud: 'access', basis: 'guide' },
    { name: 'kubelet', direction: 'in', protocol: 'TCP', port: '10250', cloud: 'controlPlane', basis: 'guide' },
    ...(overlay
      ? [
          {
            name: 'vxlan',
            direction: 'both',
            protocol: 'UDP',
            port: '8472',
            cloud: 'cloudNodes',
            basis: 'guide',
          } satisfies FirewallRule,
        ]
      : []),
    { name: 'cos', direction: 'out', protocol: 'TCP', port: '80, 443', cloud: 'cos', basis: 'page' },
    { name: 'dns', direction: 'out', protocol: 'UDP, TCP', port: '53', cloud: 'dns', basis: 'inference' },
    { name: 'images', direction: 'out', protocol: 'TCP', port: null, cloud: 'proxy', basis: 'page' },
  ];
}

/** TKE may report an address with its port. The rules have ports of their own. */
const hostIn = (address: string | null = '') => address?.replace(/^([^:]+):\d+$/, '$1') || null;

/** Returns the port table's head and rows in the reader's language. The page and the CSV share them. */
export function usePorts(cluster: Cluster, support: Support | null): { head: string[]; rows: string[][] } {
  const { t } = useTranslation('cluster-details');
  const { name, vpcId: vpc } = cluster;
  const [master, proxy] = [hostIn(support?.master), support?.proxy || null];
  const cloud = {
    access: master ? t('network.master', { address: master }) : t('network.masterLater'),
    proxy: proxy ? t('network.proxy', { address: proxy }) : t('network.proxyLater'),
    controlPlane: t('network.controlPlane', { name }),
    cloudNodes: t('network.cloudNodes', { vpc }),
    cos: t('network.cos'),
    dns: t('network.dns'),
  };
  const hosts = t('network.hosts');
  const columns = ['purpose', 'direction', 'protocol', 'port', 'source', 'destination', 'test', 'said'] as const;
  return {
    head: columns.map((column) => t(`network.column.${column}`)),
    rows: firewallRules(cluster, support).map((rule) => {
      const isInbound = rule.direction === 'in';
      const untestable = rule.cloud === 'access' && !master;
      return [
        t(`network.purpose.${rule.name}`),
        t(`network.direction.${rule.direction}`),
        rule.protocol,
        rule.port ?? t('network.undocumented'),
        isInbound ? cloud[rule.cloud] : hosts,
        isInbound ? hosts : cloud[rule.cloud],
        untestable ? t('network.test.before') : t(`network.test.${rule.name}`, { address: master ?? '' }),
        t(`network.said.${rule.basis}`),
      ];
    }),
  };
}
