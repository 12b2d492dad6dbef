/** Why an operation ended, or what delays a running one. The console has a sentence for each. */
export const outcomeReasons = [
  'enabled',
  'init-failed',
  'created',
  'adopted',
  'modified',
  'accepted-by-tke',
  'deleted',
  'deleted-by-name-alone',
  'already-gone',
  'deleted-and-back',
  'drain-over',
  'drain-over-by-name-alone',
  'another-node',
  'node-gone',
  'pool-gone',
  'pool-not-empty',
  'several-pools',
  'changed-meanwhile',
  'changed-since-sent',
  'name-taken',
  'protected',
  'refused-by-tke',
  'not-sent',
  'unread',
  'unread-yet',
  'answer-lost',
  'isthmus-failed',
  'deadline-passed',
  'resolved-by-person',
  'adopted-by-person',
  'earlier-step-failed',
  'group-stopped',
  'observe-only',
] as const;
export type OutcomeReason = (typeof outcomeReasons)[number];

/** False for a reason that a newer version stored. */
export const isOutcomeReason = (reason: string): reason is OutcomeReason =>
  outcomeReasons.some((known) => known === reason);
