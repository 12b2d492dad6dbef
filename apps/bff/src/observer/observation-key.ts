/** What is read, where. `clusterId` is '' for what concerns a whole region. */
export interface ObservationKey {
  accountId: string;
  region: string;
  clusterId: string;
  kind: ObservedKind;
}
export type ObservedKind =
  'clusters' | 'external-node-support' | 'cloud-nodes' | 'external-node-pools' | 'external-nodes';

/** The key that events carry and pages watch: `kind:account:region[:cluster]`. */
export const eventKey = ({ kind, accountId, region, clusterId }: Omit<ObservationKey, 'kind'> & { kind: string }) =>
  [kind, accountId, region, clusterId].filter(Boolean).join(':');

/** True when an event of this key concerns what was asked to be watched. */
export const watches = (watch: string, key: string) => key === watch || key.startsWith(`${watch}:`);
