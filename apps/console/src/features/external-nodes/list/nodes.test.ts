import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { describe, expect, it } from 'vitest';
import { csvOf } from '#shared/data-grid/csv.ts';
import { parseSort, sortRows, writeSort } from '#shared/data-grid/sort.ts';
import { filterNodes, hostListOf, missingHosts, statusesOf, versionsOf } from './filter-nodes.ts';
import { nodeColumns } from './node-columns.tsx';
import { inStateOf, mergeNodes, toNodeRows } from './node-rows.ts';
import { impactOf, refsOf, selectionFor } from '../acts/selection.ts';

const at = '2026-03-01T08:00:00.000Z';
const node = (name: string, differs: Partial<ExternalNode> = {}): ExternalNode => ({
  name,
  nodePoolId: 'np-a',
  ip: '10.0.0.1',
  location: 'idc-1',
  status: 'Running',
  reason: '',
  unschedulable: false,
  createdTime: '2026-02-01T00:00:00Z',
  unreadable: [],
  appearedAt: at,
  since: at,
  acts: 0,
  isListed: true,
  kubelet: 'v1.30.4-tke.1',
  cpu: 32,
  memoryGb: 128,
  instance: null,
  ...differs,
});
const failed = node('node-2', { ip: '10.0.0.2', status: 'Failed', reason: 'kubelet stopped posting node status' });
const nodes = [
  node('node-10', { ip: '10.0.0.10', nodePoolId: 'np-b', unschedulable: true }),
  failed,
  node('node-1', { ip: '10.0.0.1', status: 'Draining', createdTime: null }),
];
const rows = toNodeRows(nodes, new Map([['np-a', 'rack-7']]));
const all = { text: '', status: '', pool: '', version: '' };
const filtered = (found: typeof rows, filter: Partial<typeof all>) =>
  names(filterNodes(found, { ...all, ...filter }, '1.30.0'));
const names = (found: typeof rows) => found.map((row) => row.node.name);
const sortOf = (text: string) => parseSort(text, nodeColumns);
const sorted = (text: string) => sortRows(rows, nodeColumns, sortOf(text));

describe('filter', () => {
  it('matches each word in name, address, location and reason', () => {
    expect(filtered(rows, { text: 'KUBELET idc' })).toEqual(['node-2']);
    expect(filtered(rows, { text: '10.0.0.1' })).toEqual(['node-10', 'node-1']);
  });
  it('accepts a list of whole names and addresses and names missing hosts', () => {
    const text = hostListOf('node-1\r\n10.0.0.2\n\nnode-77\n') ?? '';
    expect(text).toBe('node-1, 10.0.0.2, node-77');
    expect(filtered(rows, { text })).toEqual(['node-2', 'node-1']);
    expect(missingHosts(rows, text)).toEqual(['node-77']);
  });
  it('ignores a pasted sentence and a single name', () => {
    expect(hostListOf('PLEG is not healthy, again!')).toBeNull();
    expect(hostListOf('node-1\n')).toBeNull();
  });
  it('does not tell the words of TKE’s versions apart', () => {
    const joining = toNodeRows(
      [
        node('a', { status: 'Failed' }),
        node('b', { status: 'failed' }),
        node('c', { status: 'initializing' }),
        node('d', { status: '' }),
      ],
      new Map(),
    );
    expect(statusesOf(joining)).toEqual(['Failed', 'initializing']);
    expect(filtered(joining, { status: 'Failed' })).toEqual(['a', 'b']);
  });
  it('filters by the version of the kubelet, and by how it fits the cluster', () => {
    const kubelets = [null, 'v1.30.4', 'v1.9.1', 'v1.28.0', 'v1.31.0'];
    const mixed = toNodeRows(
      kubelets.map((kubelet, index) => node(`n${index}`, { kubelet })),
      new Map(),
    );
    expect(versionsOf(mixed, '1.30.0')).toEqual({
      versions: ['v1.31.0', 'v1.30.4', 'v1.28.0', 'v1.9.1'],
      skews: ['unsupported', 'supported'],
    });
    expect(filtered(mixed, { version: 'v1.28.0' })).toEqual(['n3']);
    expect(filtered(mixed, { version: 'supported' })).toEqual(['n3']);
    expect(filtered(mixed, { version: 'unsupported' })).toEqual(['n2', 'n4']);
    expect(versionsOf(rows, '1.30.0')).toEqual({ versions: ['v1.30.4-tke.1'], skews: [] });
  });
  it('finds the nodes of an out-of-date reading as unknown only, and sorts them alike', () => {
    const old = toNodeRows([...nodes, node('node-3')], new Map(), true);
    expect(statusesOf(old)).toEqual(['unknown']);
    expect(['unknown', 'Failed', 'cordoned'].map((status) => filtered(old, { status }).length)).toEqual([4, 0, 0]);
    const byStatus = sortRows(old, nodeColumns, sortOf('status'));
    expect(names(byStatus)).toEqual(['node-1', 'node-2', 'node-3', 'node-10']);
    const [, line] = csvOf(nodeColumns, byStatus.slice(1));
    expect(line?.slice(0, 3)).toEqual(['node-2', 'unknown', 'Failed']);
    expect(
      filtered(toNodeRows([node('a', { status: 'Frozen' }), node('b')], new Map()), { status: 'unknown' }),
    ).toEqual(['a']);
  });
  it('filters by status, cordon and pool', () => {
    expect(filtered(rows, { status: 'Failed' })).toEqual(['node-2']);
    expect(filtered(rows, { status: 'cordoned' })).toEqual(['node-10']);
    expect(filtered(rows, { pool: 'np-b' })).toEqual(['node-10']);
  });
});

describe('sort', () => {
  it('compares numbers in names and addresses', () => {
    expect(names(sorted('name'))).toEqual(['node-1', 'node-2', 'node-10']);
    expect(names(sorted('-ip'))).toEqual(['node-10', 'node-2', 'node-1']);
  });
  it('puts nodes that need attention first', () => {
    expect(names(sorted('status'))).toEqual(['node-2', 'node-1', 'node-10']);
  });
  it('puts hosts that join after failed ones, and facts that TKE does not report last', () => {
    const facts = toNodeRows(
      [
        node('a', { kubelet: 'v1.9.0', cpu: null, memoryGb: 8 }),
        node('b', { status: 'initializing', kubelet: null, cpu: 8, memoryGb: 64 }),
        node('c', { status: 'failed', kubelet: 'v1.30.4', cpu: 96, memoryGb: null }),
      ],
      new Map(),
    );
    const orderBy = (by: string) => names(sortRows(facts, nodeColumns, sortOf(by))).join('');
    expect(['status', '-kubelet', '-cpu', '-memory'].map(orderBy)).toEqual(['cba', 'cab', 'cba', 'bac']);
  });
  it('parses its own output and falls back to the name', () => {
    expect(sortOf(writeSort({ by: 'since', descending: true }))).toEqual({ by: 'since', descending: true });
    expect(sortOf('-nothing')).toEqual({ by: 'name', descending: false });
  });
});

describe('csv', () => {
  it('has a head and one row per node, with the times behind the table’s ages', () => {
    const [head, first, ...more] = csvOf(nodeColumns, rows.slice(1, 2));
    expect(head?.slice(0, 6)).toEqual(['name', 'status', 'lastStatus', 'cordoned', 'ip', 'pool']);
    const joined = '2026-02-01T00:00:00.000Z';
    const reason = 'kubelet stopped posting node status';
    const facts = ['node-2', 'Failed', 'Failed', 'false', '10.0.0.2', 'rack-7', 'np-a', 'idc-1'];
    expect(first).toEqual([...facts, 'v1.30.4-tke.1', '32', '128', joined, at, 'true', reason]);
    expect(more).toEqual([]);
  });
  it('has no time where the table has none', () => {
    const odd = node('odd', { createdTime: 'yesterday', since: '2026-01-01T00:00:00.000Z' });
    const [, row] = csvOf(nodeColumns, toNodeRows([odd], new Map()));
    expect(row?.slice(11, 14)).toEqual(['', at, 'true']);
  });
});

describe('state since', () => {
  it('says “before” when the first read already had the state', () => {
    expect(inStateOf(node('a'))).toEqual({ at, before: true });
    expect(inStateOf(node('a', { since: '2026-02-01T00:00:00.000Z' }))).toEqual({ at, before: true });
    expect(inStateOf(node('a', { since: '2026-03-02T00:00:00.000Z' })).before).toBe(false);
  });
});

describe('selection', () => {
  it('excludes nodes that the act cannot change', () => {
    const refusal = { reason: 'node-draining' } as const;
    const selection = selectionFor('drain-external-node', nodes, (act, { name }) =>
      act === 'drain-external-node' && name === 'node-1' ? refusal : null,
    );
    const [drains, ...others] = nodes.toReversed();
    expect(selection).toEqual({ nodes: others.reverse(), excluded: [{ node: drains, refusal }] });
  });
  it('contains the join time of each node', () => {
    expect(refsOf(nodes.slice(1))).toEqual([
      { name: 'node-2', createdTime: '2026-02-01T00:00:00Z' },
      { name: 'node-1', createdTime: null },
    ]);
  });
  it('detects a majority of a pool and no remaining node for new Pods', () => {
    const spare = node('node-4', { nodePoolId: 'np-b', ip: '10.0.0.4' });
    expect(impactOf([failed], [...nodes, spare])).toEqual({ halved: [], noneLeft: false, failed: [failed] });
    expect(impactOf(nodes, nodes)).toMatchObject({
      halved: [
        { nodePoolId: 'np-b', chosen: 1, of: 1 },
        { nodePoolId: 'np-a', chosen: 2, of: 2 },
      ],
      noneLeft: true,
    });
  });
});

describe('merging changes', () => {
  const known = ['a', 'c', 'd'].map((name) => node(name));
  it('replaces a changed node, adds a new one and drops removed ones', () => {
    const merged = mergeNodes(known, [node('c', { status: 'Failed' }), node('b')], ['d']);
    expect(merged.map(({ name, status }) => `${name} ${status}`)).toEqual(['a Running', 'c Failed', 'b Running']);
  });
  it('returns the same list without changes, so nothing renders again', () => {
    expect(mergeNodes(known, [], [])).toBe(known);
  });
});
