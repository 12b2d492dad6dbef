import type { Cluster } from '@isthmus/contracts/clusters';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';

/** Returns the cluster's own failed rules. The beta gate applies to the whole account, so it is excluded. */
export const ownFailures = ({ rules }: Cluster) =>
  rules.filter(({ rule, verdict }) => verdict === 'fail' && rule !== 'beta-access');

const order: Cluster['readiness'][] = ['enabled', 'ready', 'enabling', 'failed', 'unknown', 'blocked'];

/** Sorts the clusters with the fewest obstacles first. */
export const bestFirst = (clusters: Cluster[]) =>
  clusters.toSorted(
    (one, other) =>
      ownFailures(one).length - ownFailures(other).length ||
      order.indexOf(one.readiness) - order.indexOf(other.readiness) ||
      one.name.localeCompare(other.name),
  );

/** Returns the cluster that a person selected, or the only one. The BFF uses the same rule. */
export function chosenOf(clusters: Cluster[], { region, clusterId }: OnboardingFacts) {
  if (region && clusterId) return clusters.find((one) => one.region === region && one.clusterId === clusterId);
  return clusters.length === 1 ? clusters[0] : undefined;
}

/** Returns the network plugin for lists and tickets; empty when TKE reports none. */
export const pluginOf = ({ networkType, vpcCniType }: Cluster) => [networkType, vpcCniType].filter(Boolean).join(' · ');
