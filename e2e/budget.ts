/** What a first visit to a screen may cost. Times are compared by `npm run bench`, because they vary; these do not. */
interface Budget {
  /** Scripts and styles, as sent: compressed with brotli. */
  bytes: number;
  /** Scripts and styles. */
  files: number;
  /** All requests for different addresses until the screen is complete, without font and icon. */
  requests: number;
  /** Elements of the document. */
  elements: number;
}

const kb = 1024;

/**
 * The main screens, in a cluster of 200 nodes: as heavy as one of 10,000, because only the rows in view are in the document. They have
 * what they need today, with some room; a limit may fall, and rises only with a reason. The product's goals for the node page are 150 KB, 8
 * files and 12 requests (docs/benchmarks.md).
 */
export const budgets = {
  home: { bytes: 158 * kb, files: 10, requests: 16, elements: 900 },
  clusters: { bytes: 156 * kb, files: 9, requests: 16, elements: 600 },
  cluster: { bytes: 173 * kb, files: 27, requests: 39, elements: 900 },
  nodes: { bytes: 163 * kb, files: 5, requests: 14, elements: 900 },
  pool: { bytes: 195 * kb, files: 23, requests: 35, elements: 900 },
} satisfies Record<string, Budget>;
