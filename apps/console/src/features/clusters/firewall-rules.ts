import type { Cluster, Support } from '@isthmus/contracts/clusters';

interface FirewallRule {
  /** Also names its purpose and its test. */
  name: 'api' | 'tunnel' | 'kubelet' | 'vxlan' | 'cos' | 'dns' | 'images';
  direction: 'out' | 'in' | 'both';
  protocol: string;
  /** Null where no source tells it. */
  port: string | null;
  /** Where the cloud's end is. */
  cloud: 'access' | 'controlPlane' | 'cloudNodes' | 'cos' | 'dns' | 'proxy';
  said: 'guide' | 'page' | 'inference';
}

/**
 * What has to be open between hosts and cluster. TKE publishes no table: ports come from guides, COS from its page on creating
 * nodes (https://cloud.tencent.com/document/product/457/57917).
 */
export function firewallRules(
  { networkType }: Pick<Cluster, 'networkType'>,
  support: Pick<Support, 'networkType'> | null,
): FirewallRule[] {
  const overlay = [networkType, support?.networkType].includes('CiliumOverlay');
  return [
    { name: 'api', direction: 'out', protocol: 'TCP', port: '443', cloud: 'access', said: 'guide' },
    { name: 'tunnel', direction: 'out', protocol: 'TCP', port: '9000', cloud: 'access', said: 'guide' },
    { name: 'kubelet', direction: 'in', protocol: 'TCP', port: '10250', cloud: 'controlPlane', said: 'guide' },
    ...(overlay
      ? [
          {
            name: 'vxlan',
            direction: 'both',
            protocol: 'UDP',
            port: '8472',
            cloud: 'cloudNodes',
            said: 'guide',
          } satisfies FirewallRule,
        ]
      : []),
    { name: 'cos', direction: 'out', protocol: 'TCP', port: '80, 443', cloud: 'cos', said: 'page' },
    { name: 'dns', direction: 'out', protocol: 'UDP, TCP', port: '53', cloud: 'dns', said: 'inference' },
    { name: 'images', direction: 'out', protocol: 'TCP', port: null, cloud: 'proxy', said: 'page' },
  ];
}
