/** Since this minor version, a kubelet may be three minor versions older than the API server; before, two. */
const olderByThreeSince = 28;

/** Returns major and minor version of `v1.30.4-tke.3` or `1.30`; null for anything else. */
function minorOf(version: string | null): { major: number; minor: number } | null {
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,3})(?:\D|$)/.exec(version ?? '') ?? [];
  return major === undefined || minor === undefined ? null : { major: Number(major), minor: Number(minor) };
}

/**
 * Compares a kubelet with the API server of its cluster, by the version-skew policy of Kubernetes
 * (https://kubernetes.io/releases/version-skew-policy/#kubelet): a kubelet is never newer, and at most three minor versions older (two
 * before 1.28). Patch versions may differ. `none`: the same minor version. `supported`: older, within the limit. `unsupported`: too old or
 * newer. `unknown`: TKE reports no version, or in an unknown form; that is no skew.
 */
export function skewOf(kubelet: string | null, cluster: string): 'none' | 'supported' | 'unsupported' | 'unknown' {
  const node = minorOf(kubelet);
  const server = minorOf(cluster);
  if (!node || !server) return 'unknown';
  if (node.major !== server.major) return 'unsupported';
  const older = server.minor - node.minor;
  if (older === 0) return 'none';
  return older > 0 && older <= (server.minor >= olderByThreeSince ? 3 : 2) ? 'supported' : 'unsupported';
}
