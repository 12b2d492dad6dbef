/** Where to go after signing in: a path of this site alone, or a link could send a person elsewhere with a fresh session. */
export function nextPath(requested: string | null, origin: string) {
  if (!requested || !URL.canParse(requested, origin)) return '/';
  const url = new URL(requested, origin);
  if (url.origin !== origin) return '/';
  // `/.//host` has a path that begins with two slashes, which would be another site again.
  return url.pathname.replace(/^\/+/, '/') + url.search + url.hash;
}
