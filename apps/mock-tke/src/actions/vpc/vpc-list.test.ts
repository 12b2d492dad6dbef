import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());

test('VPC accepts Offset and Limit only as text, 100 at most, and either ids or Filters', async () => {
  const vpc = server.raw(await server.open('one-ready-cluster'), '2017-03-12');
  const refused = (request: object, code: string) =>
    expect(vpc.request('DescribeSubnets', request)).rejects.toMatchObject({ code });
  await refused({ Offset: 0 }, 'InvalidParameter');
  await refused({ Limit: '-1' }, 'InvalidParameterValue');
  await refused({ Limit: '101' }, 'InvalidParameterValue.Range');
  const Filters = [{ Name: 'vpc-id', Values: ['vpc-mock01'] }];
  await refused({ Filters: [{ Name: 'colour', Values: [] }] }, 'InvalidParameter.FilterInvalidKey');
  await refused({ SubnetIds: ['subnet-01one'], Filters }, 'InvalidParameter.Coexist');
  expect(await vpc.request('DescribeSubnets', { Filters, Offset: '1', Limit: '1' })).toMatchObject({
    TotalCount: 3,
    SubnetSet: [{ SubnetId: 'subnet-01one', AvailableIpAddressCount: 1 }],
  });
});

test('DescribeClusters pages and filters', async () => {
  const client = server.sdk(await server.open('demo-fleet'));
  const names = async (request: object) =>
    (await client.DescribeClusters(request)).Clusters?.map(({ ClusterName }) => ClusterName);
  expect(await names({ Offset: 1, Limit: 2 })).toEqual(['prod-gz-cilium', 'staging-gz']);
  expect(await names({ Filters: [{ Name: 'ClusterName', Values: ['prod-gz'] }] })).toEqual(['prod-gz']);
  expect(await names({ ClusterIds: ['cls-mock04'] })).toEqual(['legacy-gz']);
  await expect(names({ Filters: [{ Name: 'tag-key', Values: ['env'] }] })).rejects.toMatchObject({
    code: 'InvalidParameter.Param',
  });
});
