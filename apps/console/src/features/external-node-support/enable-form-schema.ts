import type { Cluster } from '@isthmus/contracts/clusters';
import { EnableExternalNodeSupport, type Subnet } from '@isthmus/contracts/external-node-support';
import { fault } from '@isthmus/contracts/fault';
import { confirms } from '@isthmus/contracts/confirmation';

/** Number of addresses for the proxy. Cilium-Overlay needs a second one for its load balancer. */
export const neededOf = ({ networkType }: Pick<Cluster, 'networkType'>) => (networkType === 'CiliumOverlay' ? 2 : 1);
/** The page warns when a subnet has fewer free addresses. */
export const fewAddresses = 5;

/** The contract's schema plus the page's checks: the typed name, and the tick for an uncertain rule. */
export const enableFormSchema = ({ name, clusterId }: Pick<Cluster, 'name' | 'clusterId'>, uncertain: boolean) =>
  EnableExternalNodeSupport.refine(({ confirmedName }) => confirms(confirmedName, name, clusterId), {
    path: ['confirmedName'],
    error: fault('cluster-name-differs'),
  }).refine(({ acknowledged }) => acknowledged || !uncertain, {
    path: ['acknowledged'],
    error: fault('acknowledge'),
  });

/** Sorts subnets by free addresses, most first. */
export const inOrder = (subnets: Subnet[]) => subnets.toSorted((a, b) => (b.free ?? 0) - (a.free ?? 0));
