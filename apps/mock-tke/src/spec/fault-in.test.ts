import { afterAll, expect, test, vi } from 'vitest';
import { spaceOf } from '../action.ts';
import { actions } from '../actions/index.ts';
import { DescribeExternalNode } from '../actions/tke/describe-external-node.ts';
import { verdict } from '../test-cluster.ts';
import { startServer } from '../test-server.ts';
import { faultIn } from './fault-in.ts';

const server = await startServer();
afterAll(() => server.app.close());

const node = {
  Name: 'node-30.1.0.12',
  NodePoolId: null,
  IP: '30.1.0.12',
  Location: '',
  Status: 'Running',
  CreatedTime: '2021-04-29T06:30:44Z',
  Reason: '',
  Unschedulable: false,
};
const answer = (differs: object) => ({ TotalCount: 2, Nodes: [node, { ...node, ...differs }] });
const judged = (reply: unknown) => faultIn('tke', 'DescribeExternalNodeResponse', reply);

test('every mocked answer is specified', () => {
  for (const one of actions)
    expect(faultIn(spaceOf(one), `${one.name}Response`, null), one.name).toBe(`${one.name}Response is not an object`);
});

test('a value outside the specification is named', () => {
  const at = 'DescribeExternalNodeResponse.Nodes[]';
  expect(judged(answer({}))).toBeUndefined();
  expect(judged({ TotalCount: null, Nodes: null })).toBeUndefined();
  expect(judged(answer({ IP: null }))).toBe(`${at}.IP is null, where TKE leaves it out or has a value`);
  expect(judged(answer({ IP: undefined }))).toBe(`${at}.IP is missing`);
  expect(judged(answer({ Unschedulable: 1 }))).toBe(`${at}.Unschedulable is not of type bool`);
  expect(judged(answer({ Labels: [] }))).toBe(`${at}.Labels is not specified`);
  expect(judged({ TotalCount: 1e30, Nodes: null })).toContain('TotalCount is not of type int');
  expect(judged({ TotalCount: 0, Nodes: {} })).toContain('Nodes is not a list');
});

test('a mistake of the mock is answered with InternalError and logged', async () => {
  const account = await server.open('one-pool');
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(DescribeExternalNode, 'reply').mockReturnValue(answer({ Status: null }));
  const call = server.sdk(account).DescribeExternalNode({ ClusterId: 'cls-mock01' });
  expect(await verdict(call)).toBe('InternalError');
  await expect(call).rejects.toThrow('Nodes[].Status is null');
  expect(written).toHaveBeenCalledWith(expect.stringContaining('Nodes[].Status is null'));
  vi.restoreAllMocks();
  expect(await verdict(server.sdk(account).DescribeExternalNode({ ClusterId: 'cls-mock01' }))).toBe('taken');
});
