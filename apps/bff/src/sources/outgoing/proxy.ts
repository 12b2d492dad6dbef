import { BlockList, isIP } from 'node:net';

export interface ProxySettings {
  /** `http://user:password@host:port`, or https; null: everything is called directly. */
  proxy: string | null;
  /** Comma-separated names, addresses and networks that are called directly; `*` means all. */
  noProxy: string;
}

/** The host of a URL for a socket: without the brackets of an IPv6 address. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');
export const portOf = ({ port, protocol }: URL) => Number(port || (protocol === 'https:' ? 443 : 80));

/** A proxy cannot reach this machine's own addresses. */
const isLoopback = (host: string) =>
  host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

function isInNetwork(network: string, host: string) {
  const [address = '', bits] = network.split('/');
  const family = isIP(address);
  if (!bits || !family || isIP(host) !== family || !(Number(bits) <= (family === 4 ? 32 : 128))) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(address, Number(bits), type);
  return list.check(host, type);
}

/** `example.com` and `.example.com` match the name and all names below it; `:port` limits an entry to that port. */
function isListed(entry: string, host: string, port: number) {
  const [, name = entry, onlyPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  if (onlyPort && Number(onlyPort) !== port) return false;
  const listed = name.toLowerCase().replace(/^\*?\.|^\[|\]$/g, '');
  return listed === '*' || host === listed || host.endsWith(`.${listed}`) || isInNetwork(listed, host);
}

/** Returns the proxy for an address; null for a direct connection. */
export function proxyFor(url: URL, { proxy, noProxy }: ProxySettings): URL | null {
  const host = hostOf(url);
  if (!proxy || isLoopback(host)) return null;
  const isDirect = noProxy.split(/[\s,]+/).some((entry) => entry !== '' && isListed(entry, host, portOf(url)));
  return isDirect ? null : new URL(proxy);
}

/** Unescapes a text. A percent sign that escapes nothing stays as it is. */
function unescaped(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The `Proxy-Authorization` header for the user and password in the proxy's address. */
export function proxyHeaders({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {};
  const signIn = Buffer.from(`${unescaped(username)}:${unescaped(password)}`).toString('base64');
  return { 'proxy-authorization': `Basic ${signIn}` };
}
