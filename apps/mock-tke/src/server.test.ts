import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, sdk, raw } = server;

const ready = { ClusterId: 'cls-mock01' };

test('a wrong key and an unknown SecretId are refused with codes of TKE', async () => {
  const { secretId, secretKey } = await open('one-ready-cluster');
  await expect(sdk({ secretId, secretKey: 'wrong' }).DescribeClusters({})).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  await expect(sdk({ secretId: 'AKIDother', secretKey }).DescribeClusters({})).rejects.toMatchObject({
    code: 'AuthFailure.SecretIdNotFound',
  });
});

test('a clock six minutes off differs from a wrong key; four minutes are accepted', async () => {
  const off = sdk(await open('one-ready-cluster', { skewSeconds: 360 }));
  await expect(off.DescribeClusters({})).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
  const near = sdk(await open('one-ready-cluster', { skewSeconds: -240 }));
  expect(await near.DescribeClusters({})).toMatchObject({ TotalCount: 1 });
});

test('missing, unknown, mistyped and unfit parameters have different codes', async () => {
  const account = await open('one-ready-cluster');
  const refused = (action: string, request: object, code: string, message: string) =>
    expect(raw(account).request(action, request)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  await refused('DescribeExternalNodeSupportConfig', {}, 'MissingParameter', '`ClusterId`');
  const half = { ...ready, ClusterExternalConfig: { NetworkType: 'HostNetwork' } };
  await refused('EnableExternalNodeSupport', half, 'MissingParameter', '`ClusterExternalConfig.SubnetId`');
  await refused('DescribeExternalNodeSupportConfig', { ...ready, Zone: 'x' }, 'UnknownParameter', '`Zone`');
  await refused('DescribeClusters', { Limit: '2' }, 'InvalidParameter', '`Limit`');
  await refused('DescribeClusters', { Limit: 101 }, 'InvalidParameter.Param', 'Limit');
});

test('unknown actions and versions, and a missing or unknown region, are refused', async () => {
  const account = await open('one-ready-cluster');
  const refused = (client: ReturnType<typeof raw>, action: string, code: string) =>
    expect(client.request(action, {})).rejects.toMatchObject({ code });
  await refused(raw(account), 'DescribeTheWeather', 'InvalidAction');
  await refused(raw(account, '2022-05-01'), 'DescribeExternalNodePools', 'InvalidAction');
  await refused(raw(account, '2001-01-01'), 'DescribeClusters', 'NoSuchVersion');
  await refused(raw(account, '2018-05-25', ''), 'DescribeClusters', 'MissingParameter');
  await refused(raw(account, '2018-05-25', 'ap-atlantis'), 'DescribeClusters', 'UnsupportedRegion');
  expect(await raw(account, '2018-08-13', '').request('GetCallerIdentity', {})).toMatchObject({
    AccountId: account.uin,
  });
});

test('an action name of three services is selected by version', async () => {
  const account = await open('one-ready-cluster');
  expect(await raw(account).request('DescribeRegions', {})).toMatchObject({
    RegionInstanceSet: [{ RegionName: 'ap-guangzhou', Alias: 'gz' }],
  });
  const names = (language: 'en-US' | 'zh-CN') =>
    raw(account, '2017-03-12', '', language).request('DescribeRegions', {});
  expect(await names('zh-CN')).toMatchObject({ RegionSet: [{ RegionName: '华南地区(广州)' }] });
  expect(await names('en-US')).toMatchObject({ RegionSet: [{ RegionName: 'South China(Guangzhou)' }] });
});

test('messages are English on request, otherwise Chinese before the detail', async () => {
  const account = await open('not-in-the-beta');
  const readIn = (language: 'en-US' | 'zh-CN') => sdk(account, language).DescribeExternalNodeSupportConfig(ready);
  await expect(readIn('en-US')).rejects.toThrow(/^external node support is in beta/);
  await expect(readIn('zh-CN')).rejects.toThrow(/^非白名单用户。/);
});

test('a region may refuse the credential', async () => {
  const account = await open('one-ready-cluster', { deniedRegions: ['ap-guangzhou'] });
  await expect(sdk(account).DescribeClusters({})).rejects.toMatchObject({
    code: 'AuthFailure.UnauthorizedOperation',
    message: 'you are not authorized to perform operation (tke:DescribeClusters)',
  });
});

test('too many requests in a second are refused, counted per action', async () => {
  const client = sdk(await open('one-ready-cluster', { throttlePerSecond: 1 }));
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => client.DescribeExternalNodeSupportConfig(ready)),
  );
  const limited = all.filter((one) => one.status === 'rejected' && one.reason.code === 'RequestLimitExceeded');
  expect(limited.length).toBeGreaterThan(0);
  expect(await client.DescribeClusters({})).toMatchObject({ TotalCount: 1 });
});
