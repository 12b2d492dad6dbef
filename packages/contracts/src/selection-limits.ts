// Without zod, because the console's list of nodes loads this file.

/** One press changes at most this many nodes, and nodes of at most this many clusters. */
export const maxSelectedNodes = 500;
export const maxSelectedClusters = 20;
