import type { ExternalNode, listExternalNodes } from '@isthmus/contracts/external-nodes';
import { healthStateOf } from '@isthmus/contracts/health';
import type { ReplyOf } from '#shared/api/call.ts';

export type NodeList = Pick<
  ReplyOf<typeof listExternalNodes>,
  'observation' | 'joiningObservation' | 'factsObservation'
>;

/** These say the same: version 2022-05-01 has no words for draining and terminating. */
const sameAsRunning = ['running', 'draining', 'terminating'];

/** Returns the state in version 2022-05-01 when it contradicts that of DescribeExternalNode; else null. */
export function contradictingState({ status, instance }: Pick<ExternalNode, 'status' | 'instance'>) {
  if (!instance) return null;
  const [one, other] = [status, instance.state].map((word) => healthStateOf({ status: word, unschedulable: null }));
  if (one === 'unknown' || other === 'unknown')
    return instance.state.toLowerCase() === status.toLowerCase() ? null : instance;
  const isSame = one === other || (other === 'running' && sameAsRunning.includes(one ?? ''));
  return isSame ? null : instance;
}

/** When a state of version 2022-05-01 was read. Joining and failed nodes are read more often than all nodes. */
export function instanceReadAt(state: string, { joiningObservation, factsObservation }: NodeList): string | null {
  const [joining, all] = [joiningObservation.observedAt, factsObservation.observedAt];
  if (!['initializing', 'failed'].includes(state)) return all;
  return [joining, all].reduce((latest, at) => ((at ?? '') > (latest ?? '') ? at : latest), null);
}
