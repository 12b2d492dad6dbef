/** What is looked at stands in the address, so that it can be kept, sent and gone back to. */
export const place = () => Object.fromEntries(new URLSearchParams(location.search));

/** Goes there; '' forgets a part. */
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

/** Where the chosen account is under /_control. */
export const accountPath = (rest = '') => `accounts/${encodeURIComponent(place().account)}${rest}`;
export const clusterPath = (clusterId, rest = '') => accountPath(`/clusters/${encodeURIComponent(clusterId)}${rest}`);
