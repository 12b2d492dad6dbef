import type { AuditEntry, AuditSeal } from '@isthmus/contracts/audit';
import { aPerson } from './people.ts';
import { ago, operationId, person, place, poolPlace, templateId } from './world.ts';

export const anEntry = (number: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: String(48_210 - number),
  at: ago(number * 600),
  act: 'modify-external-node-pool',
  outcome: 'done',
  actor: person,
  session: 'a41f09c2',
  address: '10.1.4.22',
  ...place,
  object: { kind: 'pool', id: poolPlace.nodePoolId, name: 'rack-7' },
  before: null,
  after: null,
  operation: null,
  requestId: null,
  details: {},
  ...more,
});

export const aSeal = (more: Partial<AuditSeal> = {}): AuditSeal => ({
  upTo: ago(2),
  isLate: false,
  checkedAt: ago(10_800),
  findings: 0,
  isProtected: true,
  ...more,
});

const bo = { id: aPerson(2).id, name: 'Bo', email: 'bo@example.com' };
const none = { accountId: null, region: null, clusterId: null };

/** Changes, a refusal, a reveal, sign-ins and a change of roles. */
export const someEntries = (): AuditEntry[] => [
  anEntry(1, {
    outcome: 'requested',
    before: {
      name: 'rack-7',
      labels: [
        { key: 'disk', value: 'ssd' },
        { key: 'rack', value: '7' },
      ],
      taints: [],
      deletionProtection: true,
    },
    after: {
      labels: [
        { key: 'disk', value: 'nvme' },
        { key: 'rack', value: '7' },
      ],
    },
    operation: { id: operationId, state: 'succeeded' },
    requestId: '7c1e09d4-55ab-4f0e-9b7e-1c2d3e4f5a6b',
  }),
  anEntry(2, {
    act: 'enable-external-node-support',
    outcome: 'requested',
    object: { kind: 'cluster', id: place.clusterId, name: 'staging-gz' },
    operation: { id: operationId, state: 'waiting' },
  }),
  anEntry(3, { act: 'reveal-join-command', details: { target: 'gz-r07-n21' } }),
  anEntry(4, {
    act: 'delete-external-node-pool',
    outcome: 'denied',
    actor: bo,
    address: '10.1.5.3',
    object: { kind: 'pool', id: 'np-storage2', name: 'storage-2' },
    details: { needs: 'admin' },
  }),
  anEntry(5, {
    act: 'create-external-node-pool',
    outcome: 'needs-attention',
    actor: null,
    session: null,
    address: null,
    object: { kind: 'pool', id: null, name: 'rack-32' },
    operation: { id: operationId, state: 'needs-attention' },
  }),
  anEntry(6, {
    act: 'change-roles',
    region: null,
    clusterId: null,
    object: { kind: 'person', id: bo.id, name: bo.email },
    before: { roles: [{ accountId: place.accountId, role: 'operator' }] },
    after: { roles: [{ accountId: place.accountId, region: 'ap-shanghai', role: 'viewer' }] },
  }),
  anEntry(7, { act: 'sign-in', ...none, actor: bo, object: { kind: 'person', id: bo.id, name: bo.email } }),
  anEntry(8, {
    act: 'sign-in-refused',
    ...none,
    outcome: 'denied',
    actor: null,
    session: null,
    address: '10.1.9.77',
    object: { kind: 'person', id: null, name: bo.email },
  }),
  anEntry(300, {
    act: 'create-template',
    ...none,
    object: { kind: 'template', id: templateId, name: 'edge' },
    after: { name: 'edge', nodeType: 'CPU', customData: { sha256: '4f1c9a'.repeat(10), bytes: 512 } },
  }),
];
