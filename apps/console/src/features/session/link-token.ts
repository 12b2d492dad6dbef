import type { Problem } from '@isthmus/contracts/problem';
import { useLocation } from 'react-router';

/**
 * Returns the secret of this page's link, which is behind the `#`; empty without one. It stays in the address until the link is used, so that a
 * reload works: the page that opens then takes its place in the history of the tab.
 */
export const useLinkToken = () => useLocation().hash.slice(1);

/** Returns whether a refusal says that the link does not work, or is cut off. */
export const isDeadLink = ({ code, fields = [] }: Problem) =>
  code === 'not-found' || fields.some(({ path }) => path === 'token');
