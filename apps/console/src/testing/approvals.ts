import type { Approval, ApprovalDetails } from '@isthmus/contracts/approvals';
import { accountId, ago, place, poolPlace } from './world.ts';

export const approvalId = '00000000-0000-4000-8000-0000000000a1';

const effect = {
  ...{ name: 'rack-7', nodes: 12, drained: 0, force: true, withNodes: true, drainFirst: false, subnetId: null },
};

/** The request of another person to delete a pool, which waits for the person of the session. */
export const anApproval = (more: Partial<Approval> = {}): Approval => ({
  id: approvalId,
  act: 'delete-external-node-pool',
  state: 'open',
  places: [
    { accountId, accountName: 'acme', region: place.region, clusterId: place.clusterId, clusterName: 'staging-gz' },
  ],
  nodePoolId: poolPlace.nodePoolId,
  effect,
  reason: 'Storage moved to COS last week. The racks go back to the vendor on 2 December.',
  requestedBy: { id: '00000000-0000-4000-8000-0000000000a2', name: 'Li Wei' },
  requestedAt: ago(1_140),
  expiresAt: ago(-85_260),
  decidedBy: null,
  decidedAt: null,
  brokeGlass: false,
  note: null,
  operationId: null,
  groupId: null,
  setId: null,
  may: ['decide'],
  notice: false,
  ...more,
});

/** The same with its effect as of now: two nodes fewer, seven of the rest drained. */
export const anApprovalInDetail = (more: Partial<ApprovalDetails> = {}): ApprovalDetails => ({
  ...anApproval(),
  now: { ...effect, nodes: 10, drained: 7 },
  version: 'version-1',
  refusal: null,
  nodeNames: Array.from({ length: 10 }, (_, index) => `node-10.4.7.${index + 11}`),
  approvers: ['Ana', 'Mei'],
  ...more,
});
