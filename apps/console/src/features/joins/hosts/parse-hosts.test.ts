import { expect, test } from 'vitest';
import { parseHosts } from './parse-hosts.ts';

const hostsOf = (text: string) => parseHosts(text).hosts.map(({ nodeName, ip }) => [nodeName, ip]);
const errorsOf = (text: string) => parseHosts(text).errors.map(({ line, error }) => [line, error.split(' ')[0]]);
const leftOutOf = (text: string) => parseHosts(text).leftOut.map(({ line, why }) => [line, why]);

test('accepts names, addresses and both in either order, with any separator', () => {
  const text =
    'node-1\n\n10.0.0.2\nnode-3, 10.0.0.3\r\n10.0.0.4\tnode-4\rnode-5；10.0.0.5\n"node-6","10.0.0.6"\n- node-7';
  expect(hostsOf(text)).toEqual([
    ['node-1', null],
    [null, '10.0.0.2'],
    ['node-3', '10.0.0.3'],
    ['node-4', '10.0.0.4'],
    ['node-5', '10.0.0.5'],
    ['node-6', '10.0.0.6'],
    ['node-7', null],
  ]);
  expect(parseHosts(text)).toMatchObject({ errors: [], leftOut: [] });
});

test.each([
  ['10.0.0.1 10.0.0.2', 'host-two-addresses'],
  ['node-1 node-2', 'host-two-names'],
  ['a..b', 'host-empty-part'],
  ['node-1.', 'host-empty-part'],
  ['localhost', 'host-localhost'],
  ['localhost.localdomain', 'host-localhost'],
  [`${'a'.repeat(64)}.example.com`, 'host-long-part'],
  [`${'a'.repeat(60)}.`.repeat(5) + 'b', 'too-long'],
  ['node_7', 'host-name-form'],
  ['-node', 'host-name-form'],
  ['10.0.0.300', 'host-address-form'],
  ['10.0.0.0/24', 'host-address-form'],
  ['10.0.0.7:22', 'host-address-form'],
  ['127.0.0.1', 'host-address-loopback'],
  ['fd00::7 node-7', 'host-address-ipv6'],
  ['web[01:50].example.com', 'host-range'],
  ['node-1\u200B', 'invisible-character'],
  ['\u202Enode-1', 'invisible-character'],
  ['node-1 ansible_host=db.example.com', 'host-address-form'],
])('%j is a fault: %s', (text, code) => {
  expect(errorsOf(`node-0\n${text}`)).toEqual([[2, code]]);
});

test('a line may name its interface as the last word', () => {
  const nics = parseHosts('10.0.0.1 bond0\nnode-2 10.0.0.2 ens192\nnode-3 eth1.100\nbond0\nnode-5').hosts;
  expect(nics.map((host) => [host.nodeName, host.ip, host.interface])).toEqual([
    [null, '10.0.0.1', 'bond0'],
    ['node-2', '10.0.0.2', 'ens192'],
    ['node-3', null, 'eth1.100'],
    ['bond0', null, null],
    ['node-5', null, null],
  ]);
});

test('upper case becomes lower case, as in the kubelet’s node name', () => {
  expect(hostsOf('NODE-1\nGZ-Edge.Example.com 10.0.0.1')).toEqual([
    ['node-1', null],
    ['gz-edge.example.com', '10.0.0.1'],
  ]);
});

test('parses an Ansible inventory', () => {
  const text = `# edge
[edge]
edge-1 ansible_host=10.0.0.1 ansible_user=root
edge-2 ansible_ssh_host="10.0.0.2"   # rack 7
ansible_port=22
[edge:vars]
ansible_user=root
[all:children]
edge`;
  expect(hostsOf(text)).toEqual([
    ['edge-1', '10.0.0.1'],
    ['edge-2', '10.0.0.2'],
  ]);
  expect(errorsOf(text)).toEqual([]);
  expect(leftOutOf(text)).toEqual([
    [1, 'comment'],
    [2, 'group'],
    [5, 'variables'],
    [6, 'group'],
    [7, 'variables'],
    [8, 'group'],
    [9, 'child-group'],
  ]);
});

test('in /etc/hosts, loopback lines and alias names are ignored with a reason', () => {
  const text =
    '127.0.0.1 localhost\n::1 localhost ip6-localhost\n127.0.1.1 jump\n10.0.0.1 edge-1.example.com edge-1\n10.0.0.2 edge-2';
  expect(hostsOf(text)).toEqual([
    ['edge-1.example.com', '10.0.0.1'],
    ['edge-2', '10.0.0.2'],
  ]);
  expect(leftOutOf(text)).toEqual([
    [1, 'loopback'],
    [2, 'loopback'],
    [3, 'loopback'],
    [4, 'aliases'],
  ]);
  expect(parseHosts(text).leftOut[3]?.what).toBe('edge-1');
});

test.each(['Hostname,IP', '主机名\tIP地址', 'name', 'Hostname,IP,Rack', '# host ip\nname;ip'])(
  '%j is a header',
  (head) => {
    const text = `\uFEFF${head}\nedge-1,10.0.0.1`;
    expect(hostsOf(text)).toEqual([['edge-1', '10.0.0.1']]);
    expect(leftOutOf(text).at(-1)?.[1]).toBe('header');
  },
);

test('each line that is not blank is a host, a fault, or ignored with a reason', () => {
  const pieces = [
    'node-1',
    '10.0.0.2',
    'name',
    '#',
    '[g]',
    'a=b',
    'x y',
    '::1',
    'localhost',
    '',
    ' ',
    '\u200B',
    '[g:vars]',
  ];
  const lines = pieces.flatMap((one) => pieces.map((other) => `${one} ${other}`));
  for (const start of [0, 40, 80, 120]) {
    const text = lines.slice(start, start + 49);
    const { hosts, errors, leftOut } = parseHosts(text.join('\n'));
    const seen = new Set([...hosts, ...errors, ...leftOut].map(({ line }) => line));
    expect(text.flatMap((line, index) => (line.trim() && !seen.has(index + 1) ? [line] : []))).toEqual([]);
  }
});
