import type { Params } from 'react-router';
import { pageActs } from '#shared/acts/page-acts.ts';
import { clusterOf, paths } from '#shared/paths.ts';
import { remembered } from '#shared/remembered.ts';

/** The account and the cluster of the open page. Without an account: the last one. */
export const placeIn = (params: Params) => ({
  account: params['accountId'] ?? remembered('account'),
  cluster: params['clusterId'] ? clusterOf(params) : null,
});

/** Where `g` and a second key lead, from a page. */
const destinations: Record<string, (place: ReturnType<typeof placeIn>) => string | null> = {
  c: ({ account }) => (account ? paths.clusters(account) : '/'),
  n: ({ cluster }) => (cluster ? paths.externalNodes(cluster) : paths.fleetNodes()),
  t: () => paths.templates(),
  a: ({ account }) => (account ? paths.activity(account) : null),
};
/** The time for the second key. */
const pauseMs = 1_500;
let gPressedAt = -Infinity;

interface Page {
  params: Params;
  go: (to: string) => unknown;
  show: (what: 'keys') => void;
}

/** Does what a pressed key stands for on this page. Does nothing for other keys and disabled acts. */
export function press(key: string, { params, go, show }: Page) {
  const isSecond = performance.now() - gPressedAt < pauseMs;
  gPressedAt = key === 'g' ? performance.now() : -Infinity;
  if (key === '?') return show('keys');
  if (isSecond) {
    const to = destinations[key]?.(placeIn(params));
    if (to) void go(to);
    return;
  }
  // In a grid, its rows take these keys. From elsewhere, they enter it.
  if (key === 'j' || key === 'k')
    return document.querySelector<HTMLElement>('[role=grid] [role=row][tabindex="0"]')?.focus();
  const act = pageActs().find((each) => each.key === key);
  if (!act || act.refusal) return;
  if (act.to === undefined) act.onSelect?.();
  else void go(act.to);
}
