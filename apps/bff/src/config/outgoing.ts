import type { Fault, Parse } from './setting.ts';

/**
 * The address of an http(s) proxy; `http://` is assumed when no scheme is given.
 * User and password must be percent-encoded. Messages never quote the value, because it may hold a password.
 */
export const proxy: Parse<string> = (value, fault) => {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const credentials = text.slice(text.indexOf('://') + 3, Math.max(text.lastIndexOf('@'), text.indexOf('://') + 3));
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (/[@/?#\s]|%(?![\da-f]{2})/i.test(credentials))
    fault('must have user and password percent-encoded: @ as %40, / as %2F, # as %23, % as %25');
  else if (!url) fault('must be the address of a proxy, as in http://proxy.example.com:3128');
  else if (!/^https?:$/.test(url.protocol))
    fault('must be an http or https proxy; others (such as SOCKS) are not supported');
  else if (url.pathname !== '/' || url.search || url.hash) fault('must not have a path, query or fragment');
  return url ? url.href.replace(/\/$/, '') : text;
};

/** Returns the proxy of the environment. The lower-case name wins, as in curl. */
export function environmentProxy(environment: NodeJS.ProcessEnv, fault: (name: string) => Fault): string | null {
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']) {
    const value = environment[name]?.trim();
    if (value) return proxy(value, fault(name));
  }
  return null;
}

export const environmentNoProxy = (environment: NodeJS.ProcessEnv) =>
  (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '').trim();
