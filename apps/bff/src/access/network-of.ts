import { isIPv6 } from 'node:net';

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** One party's network: an IPv4 address, or the /64 of an IPv6 address (a host may choose any address in it). */
export function networkOf(ip: string): string {
  const [, ipv4] = mapped.exec(ip) ?? [];
  const [address = ''] = ip.split('%');
  if (ipv4 || !isIPv6(address)) return ipv4 ?? ip;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part ? part.split(':') : []));
  const zeros = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array<string>(zeros).fill('0'), ...(after ?? [])];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
