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
 * The main screens, in a cluster of 200 nodes: as heavy as one of 10,000, because only the rows in view are in the document. The node page
 * has the goals of the product. The others have what they need today, with some room; a limit may fall, and rises only with a reason.
 */
export const budgets = {
  home: { bytes: 155 * kb, files: 10, requests: 15, elements: 900 },
  clusters: { bytes: 155 * kb, files: 10, requests: 16, elements: 600 },
  cluster: { bytes: 175 * kb, files: 28, requests: 40, elements: 900 },
  nodes: { bytes: 150 * kb, files: 8, requests: 12, elements: 900 },
  pool: { bytes: 185 * kb, files: 20, requests: 30, elements: 900 },
} satisfies Record<string, Budget>;
