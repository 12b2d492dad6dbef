import { Host } from '@isthmus/contracts/hosts';
import { fault } from '@isthmus/contracts/fault';
import { withFaults } from '@isthmus/contracts/field-faults';

/** Why a line, or a part of it, is no host and need not be one. */
type LeftOut = 'header' | 'comment' | 'group' | 'variables' | 'child-group' | 'loopback' | 'aliases';

interface Line {
  /** From 1. */
  line: number;
  text: string;
}
export interface ParsedHosts {
  /** In the order of the list, with the line that each came from. */
  hosts: (Host & Line)[];
  /** Lines that are meant as hosts and cannot be: `error` as `fault` writes it. */
  errors: (Line & { error: string })[];
  /** Lines that are taken for something else than a host, and what of a host's line was not used. */
  leftOut: (Line & { why: LeftOut; what?: string })[];
}

const headWords =
  /^(?:#|no\.?|name|names|host|hosts|hostname|host_name|node|nodes|node[ _-]?name|ip|ips|ipv4|address|ip[ _-]?address|addr|server|machine|主机|主机名|主机名称|节点|节点名|节点名称|名称|地址|ip地址|内网ip|序号)$/i;
const addressLike = /^\d+(?:\.\d+)+(?:[:/]\d+)?$|^\d+$/;
const ipv6Like = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?:%\w+)?$/i;
const loopback = /^(?:127\.|::1$|0:0:0:0:0:0:0:1$|fe00::|ff0[02]::|255\.255\.255\.255$)/i;
/** Ansible ranges: web[01:50]. */
const range = /\[[^\]]*:[^\]]*\]/;

const isAddress = (word: string) => addressLike.test(word) || ipv6Like.test(word);

const unquoted = (word: string) => word.replace(/^["'`]+|["'`]+$/g, '');
const wordsOf = (text: string) =>
  text
    .split(/[\s,;，；、|]+/u)
    .map(unquoted)
    .filter(Boolean);

/** A line of titles: of nothing else, or of several words without an address, which could be no host. */
const isHeader = (words: string[]) =>
  words.every((word) => headWords.test(word)) ||
  (words.length > 1 && words.some((word) => headWords.test(word)) && !words.some(isAddress));

/** The address and the names of one line. What Ansible knows of a host stands behind it as `name=value`. */
function partsOf(words: string[]) {
  const variables = words.filter((word) => /^\w+=/.test(word));
  const plain = words.filter((word) => !variables.includes(word));
  const host = /^ansible_(?:ssh_)?host=(.*)$/;
  const given = variables.flatMap((word) => host.exec(word)?.[1] ?? []).map(unquoted);
  return {
    addresses: [...plain.filter(isAddress), ...given],
    names: plain.filter((word) => !isAddress(word)),
    addressFirst: isAddress(plain[0] ?? ''),
    isOnlyVariables: plain.length === 0 && given.length === 0 && variables.length > 0,
  };
}

/** The content of one line that is neither blank, comment, header nor group. */
function hostOf(words: string[], at: Line): Partial<ParsedHosts> {
  const { addresses, names, addressFirst, isOnlyVariables } = partsOf(words);
  const refuse = (error: string): Partial<ParsedHosts> => ({ errors: [{ ...at, error }] });
  const [ip] = addresses;
  if (isOnlyVariables) return { leftOut: [{ ...at, why: 'variables' }] };
  if (words.some((word) => range.test(word))) return refuse(fault('host-range'));
  // Every /etc/hosts begins with these.
  if (ip && loopback.test(ip) && names.length > 0) return { leftOut: [{ ...at, why: 'loopback' }] };
  if (new Set(addresses).size > 1) return refuse(fault('host-two-addresses'));
  if (ip && ipv6Like.test(ip)) return refuse(fault('host-address-ipv6'));
  // /etc/hosts names the address first, then the host, then its other names.
  const [name, ...aliases] = names;
  if (aliases.length && !addressFirst) return refuse(fault('host-two-names'));
  const parsed = Host.safeParse({ nodeName: name?.toLowerCase() ?? null, ip: ip ?? null }, withFaults);
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? fault('wrong-form'));
  const more = aliases.length ? [{ ...at, why: 'aliases' as const, what: aliases.join(', ') }] : [];
  return { hosts: [{ ...parsed.data, ...at }], leftOut: more };
}

/**
 * One host a line: a node name, an address, or both in either order. Takes what people have at hand: a column of a sheet, an Ansible
 * inventory, /etc/hosts. Each line that is not blank is in one of the three lists. Names come out in lower case, as the kubelet writes them.
 */
export function parseHosts(text: string): ParsedHosts {
  const parsed: ParsedHosts = { hosts: [], errors: [], leftOut: [] };
  const lines = text.replaceAll('\uFEFF', '').split(/\r\n|[\n\r\u2028\u2029\u0085]/);
  let section: LeftOut | null = null;
  let isAtTop = true;
  for (const [index, written] of lines.entries()) {
    const at = { line: index + 1, text: written.trim() };
    if (!at.text) continue;
    const leave = (why: LeftOut) => parsed.leftOut.push({ ...at, why });
    const said = at.text.replace(/(?:^|\s)#.*$|^(?:;|\/\/).*$|^[-*•]\s+/g, '').trim();
    const words = wordsOf(said);
    const group = /^\[([\w .-]+)(?::(\w+))?\]$/.exec(said);
    if (group) section = group[2] === 'children' ? 'child-group' : group[2] === 'vars' ? 'variables' : null;
    if (group) leave('group');
    else if (!words.length) leave('comment');
    else if (isAtTop && isHeader(words)) leave('header');
    else if (section) leave(section);
    else {
      const { hosts = [], errors = [], leftOut = [] } = hostOf(words, at);
      parsed.hosts.push(...hosts);
      parsed.errors.push(...errors);
      parsed.leftOut.push(...leftOut);
    }
    isAtTop &&= words.length === 0;
  }
  return parsed;
}
