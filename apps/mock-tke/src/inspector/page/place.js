/** The address holds the current view, so it can be bookmarked, shared and restored. */
export const place = () => Object.fromEntries(new URLSearchParams(location.search));

/** Changes the view; '' removes a part. */
export function go(change, { replace = false } = {}) {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  if (`?${next}` === (location.search || '?')) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', `?${next}`);
  document.dispatchEvent(new Event('acted'));
}

/** The path of the chosen account under /_control. */
export const accountPath = (rest = '') => `accounts/${encodeURIComponent(place().account)}${rest}`;
export const clusterPath = (clusterId, rest = '') => accountPath(`/clusters/${encodeURIComponent(clusterId)}${rest}`);
