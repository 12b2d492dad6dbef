/**
 * Returns the path to open after signing in. Allows only this site, so a link cannot send a fresh session elsewhere.
 */
export function nextPath(requested: string | null, origin: string) {
  if (!requested || !URL.canParse(requested, origin)) return '/';
  const url = new URL(requested, origin);
  if (url.origin !== origin) return '/';
  // Removes extra slashes: the path of `/.//host` starts with two slashes and would name another site.
  return url.pathname.replace(/^\/+/, '/') + url.search + url.hash;
}
