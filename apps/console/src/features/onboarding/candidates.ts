import type { Cluster } from '@isthmus/contracts/clusters';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';

/** Rules that fail for a cluster's own sake; the beta gate closes the whole account. */
export const ownFailures = ({ rules }: Cluster) =>
  rules.filter(({ rule, verdict }) => verdict === 'fail' && rule !== 'beta-access');

const order: Cluster['standing'][] = ['enabled', 'ready', 'enabling', 'failed', 'unknown', 'blocked'];

/** Those with the least in their way first. */
export const bestFirst = (clusters: Cluster[]) =>
  clusters.toSorted(
    (one, other) =>
      ownFailures(one).length - ownFailures(other).length ||
      order.indexOf(one.standing) - order.indexOf(other.standing) ||
      one.name.localeCompare(other.name),
  );

/** The cluster that a person chose, or the only one there is: the BFF decides alike. */
export function chosenOf(clusters: Cluster[], { region, clusterId }: OnboardingFacts) {
  if (region && clusterId) return clusters.find((one) => one.region === region && one.clusterId === clusterId);
  return clusters.length === 1 ? clusters[0] : undefined;
}

/** What stands for the network plugin in lists and tickets; empty when TKE does not tell. */
export const pluginOf = ({ networkType, vpcCniType }: Cluster) => [networkType, vpcCniType].filter(Boolean).join(' · ');
