// Without zod, because the first screen of a cluster loads this file.

/**
 * The default quota of external nodes (https://cloud.tencent.com/document/product/457/79747). A ticket raises it. TKE does not report it.
 */
export const defaultNodeQuota = 5;
