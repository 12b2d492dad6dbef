// Without zod, because the console's first pages load this file.

/**
 * The acts that need a second person while an account has four eyes. `delete-external-nodes`: forced, or more than `maxNodesAlone`.
 * `delete-fleet-nodes`: the same over several clusters. `turn-off-four-eyes`: else it would protect from nothing.
 */
export const approvalActs = [
  'enable-external-node-support',
  'delete-external-node-pool',
  'delete-external-nodes',
  'delete-fleet-nodes',
  'turn-off-four-eyes',
] as const;
export type ApprovalAct = (typeof approvalActs)[number];

/** One person alone may delete this many nodes with one press. */
export const maxNodesAlone = 10;
