import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, sdk, advance, control } = server;

const ready = { ClusterId: 'cls-mock01' };
const enable = { ...ready, ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' } };

test('enabling runs its steps on the account clock, once', async () => {
  const account = await open('one-ready-cluster');
  const client = sdk(account);
  expect(await client.DescribeExternalNodeSupportConfig(ready)).toMatchObject({
    Status: 'Disabled',
    NetworkType: 'VPC-CNI',
    Progress: null,
  });
  await client.EnableExternalNodeSupport(enable);
  await expect(client.EnableExternalNodeSupport(enable)).rejects.toMatchObject({
    code: 'FailedOperation.OperationForbidden',
    message: 'cannot enable external node support when in task: enableExternalNode',
  });
  await advance(account, 60);
  const { Status, Progress } = await client.DescribeExternalNodeSupportConfig(ready);
  expect([Status, Progress?.map((step) => step.Status)]).toEqual([
    'Initializing',
    ['success', 'success', 'processing'],
  ]);
  await advance(account, 240);
  expect(await client.DescribeExternalNodeSupportConfig(ready)).toMatchObject({
    Status: 'Enabled',
    Enabled: false,
    NetworkType: 'HostNetwork',
    SubnetId: 'subnet-01plenty',
    Progress: expect.objectContaining({ length: 9 }),
  });
  await expect(client.EnableExternalNodeSupport(enable)).rejects.toMatchObject({
    code: 'UnsupportedOperation.AlreadyEnabled',
  });
});

test('a failed enabling names its step and may be started again', async () => {
  const account = await open('enable-fails-midway');
  const client = sdk(account);
  await client.EnableExternalNodeSupport(enable);
  await advance(account, 300);
  expect(await client.DescribeExternalNodeSupportConfig(ready)).toMatchObject({
    Status: 'InitFailed',
    FailedReason: expect.stringContaining('EnsureExternalNodeProxy'),
  });
  await control('PATCH', `/${account.secretId}/options`, { failEnableAtStep: null });
  await client.EnableExternalNodeSupport(enable);
  expect(await client.DescribeExternalNodeSupportConfig(ready)).toMatchObject({ Status: 'Initializing' });
});

test('an unqualified cluster is refused with its reason', async () => {
  const client = sdk(await open('demo-fleet'));
  const refused = (ClusterExternalConfig: { NetworkType: string; SubnetId: string }, code: string) =>
    expect(client.EnableExternalNodeSupport({ ...ready, ClusterExternalConfig })).rejects.toMatchObject({ code });
  await refused({ NetworkType: 'HostNetwork', SubnetId: 'subnet-01none' }, 'InvalidParameter.SubnetInvalidError');
  await refused({ NetworkType: 'GR', SubnetId: 'subnet-01plenty' }, 'InvalidParameter.Param');
  await refused({ NetworkType: 'CiliumBGP', SubnetId: 'subnet-01plenty' }, 'InvalidParameter.Param');
  await expect(client.EnableExternalNodeSupport({ ...enable, ClusterId: 'cls-other' })).rejects.toMatchObject({
    code: 'ResourceNotFound',
  });
});

test('an account outside the beta is refused until the beta opens', async () => {
  const account = await open('not-in-the-beta');
  const client = sdk(account);
  const betaClosed = { code: 'UnsupportedOperation.NotInWhitelist' };
  await expect(client.DescribeExternalNodeSupportConfig(ready)).rejects.toMatchObject(betaClosed);
  await expect(client.EnableExternalNodeSupport(enable)).rejects.toMatchObject(betaClosed);
  await control('PATCH', `/${account.secretId}/options`, { betaOpen: true });
  expect(await client.DescribeExternalNodeSupportConfig(ready)).toMatchObject({ Status: 'Disabled' });
});
