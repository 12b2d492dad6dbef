import { expect, test } from 'vitest';
import { faultsOfHosts, type KnownHosts } from './known-hosts.ts';

const pool = { accountId: 'a', region: 'ap-guangzhou', clusterId: 'cls-1', nodePoolId: 'np-1' };
const place = (changes: object) => ({ clusterId: 'cls-1', nodePoolId: 'np-1', nodeName: null, ip: null, ...changes });
const none: KnownHosts = {
  expected: [],
  nodes: [],
  nameOfPool: (id) => `pool ${id}`,
  nameOfCluster: (id) => `cluster ${id}`,
};
const host = (nodeName: string | null, ip: string | null = null) => ({ nodeName, ip });
const codes = (
  hosts: { nodeName: string | null; ip: string | null }[],
  knownHosts: Partial<KnownHosts> = {},
  ack = false,
) => faultsOfHosts(hosts, pool, ack, { ...none, ...knownHosts }).map(({ path, code }) => `${path} ${code}`);

test('a duplicate host is found by name or by address', () => {
  expect(codes([host('a'), host('b', '10.0.0.1'), host('a'), host(null, '10.0.0.1')])).toEqual([
    'hosts.2.nodeName host-twice',
    'hosts.3.ip host-twice',
  ]);
});

test('a node of the cluster is matched by name or address, one of another cluster by address only', () => {
  const nodes = [
    place({ nodeName: 'node-1', ip: '10.0.0.1' }),
    place({ clusterId: 'cls-2', nodeName: 'node-2', ip: '10.0.0.2' }),
  ];
  expect(codes([host('node-1'), host(null, '10.0.0.1'), host('node-2')], { nodes })).toEqual([
    'hosts.0.nodeName host-is-node',
    'hosts.1.ip host-is-node',
  ]);
  expect(faultsOfHosts([host('other', '10.0.0.2')], pool, false, { ...none, nodes })).toEqual([
    {
      path: 'hosts.0.nodeName',
      code: 'host-is-node-elsewhere',
      params: { name: 'node-2', ip: '10.0.0.2', cluster: 'cluster cls-2' },
    },
  ]);
});

test('the problem of an expected host names its cluster and pool', () => {
  const expected = [
    place({ nodeName: 'here' }),
    place({ nodePoolId: 'np-2', nodeName: 'there', ip: '10.0.0.3' }),
    place({ clusterId: 'cls-2', ip: '10.0.0.4' }),
  ];
  expect(codes([host('here'), host(null, '10.0.0.3'), host('x', '10.0.0.4'), host('new')], { expected })).toEqual([
    'hosts.0.nodeName host-expected',
    'hosts.1.ip host-expected-in-pool',
    'hosts.2.nodeName host-expected-in-cluster',
  ]);
});

test('a person may acknowledge a duplicate, but never in the same pool', () => {
  const nodes = [place({ nodeName: 'node-1' }), place({ nodeName: 'here' })];
  const expected = [place({ nodeName: 'here' }), place({ nodePoolId: 'np-2', nodeName: 'there' })];
  expect(codes([host('node-1'), host('there'), host('here'), host('here')], { nodes, expected }, true)).toEqual([
    'hosts.2.nodeName host-expected',
    'hosts.3.nodeName host-twice',
  ]);
});
