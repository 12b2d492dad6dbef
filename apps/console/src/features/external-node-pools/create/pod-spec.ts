import { locationLabelKey, type Label, type Taint } from '@isthmus/contracts/kubernetes';

interface Settings {
  location: string;
  labels: Label[];
  taints: Taint[];
}

/** A value as YAML: in quotes, because `true` and `7` are not text without them. */
const text = (value: string) => JSON.stringify(value);

const tolerationOf = ({ key, value, effect }: Taint) => [
  `  - key: ${text(key)}`,
  ...(value ? [`    value: ${text(value)}`] : ['    operator: Exists']),
  `    effect: ${effect}`,
];

/** True when the taint keeps Pods away that do not tolerate it. */
export const keepsAway = ({ key, effect }: Taint) => key !== '' && effect !== 'PreferNoSchedule';

/**
 * Returns the part of a Pod's manifest that makes it land on nodes with these settings. A Pod in the host's network
 * needs the DNS policy to find Services by name:
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
 */
export function podSpec({ location, labels, taints }: Settings, isHostNetwork: boolean): string {
  const selected = location
    ? [{ key: locationLabelKey, value: location }]
    : labels.filter(({ key, value }) => key && value);
  const tolerated = taints.filter(keepsAway);
  const lines = [
    'spec:',
    ...(isHostNetwork ? ['  hostNetwork: true', '  dnsPolicy: ClusterFirstWithHostNet'] : []),
    ...(tolerated.length ? ['  tolerations:', ...tolerated.flatMap(tolerationOf)] : []),
    ...(selected.length ? ['  nodeSelector:', ...selected.map(({ key, value }) => `    ${key}: ${text(value)}`)] : []),
  ];
  return lines.length > 1 ? lines.join('\n') : 'spec: {}';
}
