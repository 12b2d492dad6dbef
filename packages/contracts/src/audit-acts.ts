/** What the audit records, by kind. A row has one act. The console has the words for each. */
export const auditActs = {
  change: [
    'enable-external-node-support',
    'create-external-node-pool',
    'modify-external-node-pool',
    'delete-external-node-pool',
    'drain-external-node',
    'delete-external-node',
    'retry-operation',
    'resolve-operation',
    'adopt-pool',
    'pause-operation-group',
    'resume-operation-group',
    'stop-operation-group',
    'plan-joins',
    'dismiss-join',
    'mark-host-cleaned',
    'unmark-host-cleaned',
    'confirm-quota',
    'withdraw-quota',
    'save-onboarding',
    'create-template',
    'add-template-version',
    'copy-template',
    'delete-template',
  ],
  reveal: ['reveal-join-command', 'reveal-pool-script', 'reveal-template-custom-data'],
  access: [
    'sign-in',
    'sign-in-refused',
    'sign-in-not-confirmed',
    'sign-out',
    'sign-out-at-provider',
    'set-password',
    'bind-identity',
  ],
  people: [
    'invite-person',
    'create-person-link',
    'revoke-person-link',
    'change-person',
    'change-roles',
    'map-groups',
    'restore-sealed-owner',
  ],
  settings: ['add-cloud-account', 'change-cloud-account', 'replace-cloud-account-key', 'remove-cloud-account'],
  audit: ['read-audit', 'export-audit', 'drop-audit-month'],
} as const;
export type AuditActKind = keyof typeof auditActs;
export type AuditAct = (typeof auditActs)[AuditActKind][number];

/** Why a changing endpoint writes no row. `own-choice`: only how the caller sees pages. `reads-only`: nothing changes. */
export type NotAudited = 'own-choice' | 'reads-only';
