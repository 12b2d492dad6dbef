import { Host } from '@isthmus/contracts/hosts';
import { fault } from '@isthmus/contracts/fault';
import { withFaults } from '@isthmus/contracts/field-faults';

/** Why a line or part of a line is not a host. */
type LeftOut = 'header' | 'comment' | 'group' | 'variables' | 'child-group' | 'loopback' | 'aliases';

interface Line {
  /** Starts at 1. */
  line: number;
  text: string;
}
export interface ParsedHosts {
  /** In list order, each with its line number. */
  hosts: (Host & Line & { interface: string | null })[];
  /** Lines that look like hosts but are invalid. `error` is written by `fault`. */
  errors: (Line & { error: string })[];
  /** Ignored lines, and ignored parts of host lines. */
  leftOut: (Line & { why: LeftOut; what?: string })[];
}

const headWords =
  /^(?:#|no\.?|name|names|host|hosts|hostname|host_name|node|nodes|node[ _-]?name|ip|ips|ipv4|address|ip[ _-]?address|addr|server|machine|主机|主机名|主机名称|节点|节点名|节点名称|名称|地址|ip地址|内网ip|序号)$/i;
const addressLike = /^\d+(?:\.\d+)+(?:[:/]\d+)?$|^\d+$/;
const ipv6Like = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?:%\w+)?$/i;
const loopback = /^(?:127\.|::1$|0:0:0:0:0:0:0:1$|fe00::|ff0[02]::|255\.255\.255\.255$)/i;
/** Ansible ranges: web[01:50]. */
const range = /\[[^\]]*:[^\]]*\]/;

/** A Linux interface as the last word of a line: eth0, bond1, ens192, enp3s0f1, br-ex, team0, p1p2. */
const interfaceLike = /^(?:eth|bond|team|ib|em|vlan)\d+(?:\.\d+)?$|^en[opsx]\w+$|^br-\w+$|^p\d+p\d+$/;

const isAddress = (word: string) => addressLike.test(word) || ipv6Like.test(word);

const unquoted = (word: string) => word.replace(/^["'`]+|["'`]+$/g, '');
const wordsOf = (text: string) =>
  text
    .split(/[\s,;，；、|]+/u)
    .map(unquoted)
    .filter(Boolean);

/** True for a header line: only titles, or several words without an address. */
const isHeader = (words: string[]) =>
  words.every((word) => headWords.test(word)) ||
  (words.length > 1 && words.some((word) => headWords.test(word)) && !words.some(isAddress));

/** Splits a line into addresses and names. Ansible writes its variables after the host as `name=value`. */
function partsOf(words: string[]) {
  const variables = words.filter((word) => /^\w+=/.test(word));
  const plain = words.filter((word) => !variables.includes(word));
  const host = /^ansible_(?:ssh_)?host=(.*)$/;
  const hostValues = variables.flatMap((word) => host.exec(word)?.[1] ?? []).map(unquoted);
  return {
    addresses: [...plain.filter(isAddress), ...hostValues],
    names: plain.filter((word) => !isAddress(word)),
    addressFirst: isAddress(plain[0] ?? ''),
    isOnlyVariables: plain.length === 0 && hostValues.length === 0 && variables.length > 0,
  };
}

/** Parses one line that is not blank, a comment, a header or a group. */
function hostOf(words: string[], at: Line): Partial<ParsedHosts> {
  const last = words.at(-1) ?? '';
  const nic = words.length > 1 && interfaceLike.test(last) ? last : null;
  const { addresses, names, addressFirst, isOnlyVariables } = partsOf(nic ? words.slice(0, -1) : words);
  const refuse = (error: string): Partial<ParsedHosts> => ({ errors: [{ ...at, error }] });
  const [ip] = addresses;
  if (isOnlyVariables) return { leftOut: [{ ...at, why: 'variables' }] };
  if (words.some((word) => range.test(word))) return refuse(fault('host-range'));
  // Every /etc/hosts starts with these lines.
  if (ip && loopback.test(ip) && names.length > 0) return { leftOut: [{ ...at, why: 'loopback' }] };
  if (new Set(addresses).size > 1) return refuse(fault('host-two-addresses'));
  if (ip && ipv6Like.test(ip)) return refuse(fault('host-address-ipv6'));
  // /etc/hosts lists the address, the host name, then other names.
  const [name, ...aliases] = names;
  if (aliases.length && !addressFirst) return refuse(fault('host-two-names'));
  const parsed = Host.safeParse({ nodeName: name?.toLowerCase() ?? null, ip: ip ?? null }, withFaults);
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? fault('wrong-form'));
  const more = aliases.length ? [{ ...at, why: 'aliases' as const, what: aliases.join(', ') }] : [];
  return { hosts: [{ ...parsed.data, interface: nic, ...at }], leftOut: more };
}

/**
 * Parses one host per line: a node name, an address, or both in either order, then its network interface if it has its own. Accepts spreadsheet columns, Ansible
 * inventories and /etc/hosts. Each line that is not blank goes to one of the three lists. Names become lower case, as
 * the kubelet writes them.
 */
export function parseHosts(text: string): ParsedHosts {
  const parsed: ParsedHosts = { hosts: [], errors: [], leftOut: [] };
  const lines = text.replaceAll('\uFEFF', '').split(/\r\n|[\n\r\u2028\u2029\u0085]/);
  let section: LeftOut | null = null;
  let isAtTop = true;
  for (const [index, rawLine] of lines.entries()) {
    const at = { line: index + 1, text: rawLine.trim() };
    if (!at.text) continue;
    const leaveOut = (why: LeftOut) => parsed.leftOut.push({ ...at, why });
    const content = at.text.replace(/(?:^|\s)#.*$|^(?:;|\/\/).*$|^[-*•]\s+/g, '').trim();
    const words = wordsOf(content);
    const group = /^\[([\w .-]+)(?::(\w+))?\]$/.exec(content);
    if (group) section = group[2] === 'children' ? 'child-group' : group[2] === 'vars' ? 'variables' : null;
    if (group) leaveOut('group');
    else if (!words.length) leaveOut('comment');
    else if (isAtTop && isHeader(words)) leaveOut('header');
    else if (section) leaveOut(section);
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
