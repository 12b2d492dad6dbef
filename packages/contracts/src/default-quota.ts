// Without zod, because the first screen of a cluster loads this file.

/**
 * The default quota of external nodes (https://cloud.tencent.com/document/product/457/79747). A ticket raises it. TKE does not report it.
 */
export const defaultNodeQuota = 5;

/** Whether this many nodes need attention: nine tenths of a confirmed limit. */
export const isNearQuota = (nodes: number, limit: number) => nodes >= limit * 0.9;
