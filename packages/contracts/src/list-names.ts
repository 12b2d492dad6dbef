// Without zod, because the console's lists load this file.

/** The lists (`fleet`: the nodes of all clusters) with saved views and columns that a person can hide. */
export const listNames = ['cluster', 'pool', 'node', 'fleet'] as const;
export type ListName = (typeof listNames)[number];
