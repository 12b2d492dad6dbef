// Without zod, because the console's lists load this file.

/** The lists with saved views and columns that a person can hide. */
export const listNames = ['cluster', 'pool', 'node'] as const;
export type ListName = (typeof listNames)[number];
