import { tke } from 'tencentcloud-sdk-nodejs-tke';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildServer } from './server.ts';

const app = await buildServer();
let url = '';
beforeAll(async () => void (url = await app.listen({ host: '127.0.0.1', port: 0 })));
afterAll(() => app.close());

const Opened = z.object({ secretId: z.string(), secretKey: z.string(), uin: z.string() });
async function open(scenario: string, options: object = {}) {
  const reply = await app.inject({ method: 'POST', url: '/_control/accounts', payload: { scenario, options } });
  return Opened.parse(reply.json());
}
const profile = () => ({ httpProfile: { protocol: 'http://', endpoint: new URL(url).host, agent: new Agent() } });
const client = (credential: { secretId: string; secretKey: string }) =>
  new tke.v20180525.Client({ credential, region: 'ap-guangzhou', profile: profile() });
const ready = { ClusterId: 'cls-mock01' };
const enable = { ...ready, ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' } };

test('the official SDK reads clusters', async () => {
  const { Clusters, TotalCount } = await client(await open('demo-fleet')).DescribeClusters({ Limit: 2 });
  expect(TotalCount).toBe(4);
  expect(Clusters?.map(({ ClusterName }) => ClusterName)).toEqual(['prod-gz', 'prod-gz-cilium']);
});

test('a wrong key and an unknown id answer as TKE does', async () => {
  const { secretId, secretKey } = await open('one-ready-cluster');
  await expect(client({ secretId, secretKey: 'wrong' }).DescribeClusters({})).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
  });
  await expect(client({ secretId: 'AKIDother', secretKey }).DescribeClusters({})).rejects.toMatchObject({
    code: 'AuthFailure.SecretIdNotFound',
  });
});

test('missing, unknown and mistyped parameters and unknown actions are refused', async () => {
  const account = await open('one-ready-cluster');
  const common = new CommonClient(new URL(url).host, '2018-05-25', {
    credential: account,
    region: 'ap-guangzhou',
    profile: profile(),
  });
  const refused = (action: string, request: object) => expect(common.request(action, request)).rejects;
  await refused('DescribeExternalNodeSupportConfig', {}).toMatchObject({ code: 'MissingParameter' });
  await refused('DescribeExternalNodeSupportConfig', { ...ready, Zone: 'x' }).toMatchObject({
    code: 'UnknownParameter',
  });
  await refused('DescribeClusters', { Limit: '2' }).toMatchObject({ code: 'InvalidParameter' });
  await refused('DescribeTheWeather', {}).toMatchObject({ code: 'InvalidAction' });
});

test('a clock six minutes off is told apart from a wrong key', async () => {
  const { secretId } = await open('one-ready-cluster');
  const stamp = Math.floor(Date.now() / 1000) - 360;
  const date = new Date(stamp * 1000).toISOString().slice(0, 10);
  const authorization = `TC3-HMAC-SHA256 Credential=${secretId}/${date}/tke/tc3_request, SignedHeaders=content-type;host, Signature=${'0'.repeat(64)}`;
  const headers = { authorization, 'x-tc-timestamp': String(stamp), 'content-type': 'application/json' };
  const reply = await app.inject({ method: 'POST', url: '/', headers, payload: '{}' });
  expect(reply.statusCode).toBe(200);
  expect(reply.json()).toMatchObject({
    Response: { Error: { Code: 'AuthFailure.SignatureExpire' }, RequestId: expect.any(String) },
  });
});

test('enabling takes its steps on the account clock, once', async () => {
  const account = await open('one-ready-cluster');
  const sdk = client(account);
  expect(await sdk.DescribeExternalNodeSupportConfig(ready)).toMatchObject({ Status: 'Disabled', Progress: null });
  await sdk.EnableExternalNodeSupport(enable);
  await expect(sdk.EnableExternalNodeSupport(enable)).rejects.toMatchObject({
    code: 'FailedOperation.OperationForbidden',
  });
  expect(await sdk.DescribeExternalNodeSupportConfig(ready)).toMatchObject({ Status: 'Initializing' });
  await app.inject({ method: 'POST', url: `/_control/accounts/${account.secretId}/clock`, payload: { seconds: 300 } });
  expect(await sdk.DescribeExternalNodeSupportConfig(ready)).toMatchObject({ Status: 'Enabled', Enabled: false });
  await expect(sdk.EnableExternalNodeSupport(enable)).rejects.toMatchObject({
    code: 'UnsupportedOperation.AlreadyEnabled',
  });
});

test('an account outside the beta is refused by the probe', async () => {
  const sdk = client(await open('not-in-the-beta'));
  await expect(sdk.DescribeExternalNodeSupportConfig(ready)).rejects.toMatchObject({
    code: 'UnsupportedOperation.NotInWhitelist',
  });
});

test('a lost answer applies the change', async () => {
  const account = await open('one-ready-cluster');
  await app.inject({
    method: 'POST',
    url: `/_control/accounts/${account.secretId}/faults`,
    payload: { action: 'EnableExternalNodeSupport', code: 'lost-answer' },
  });
  const sdk = client(account);
  await expect(sdk.EnableExternalNodeSupport(enable)).rejects.not.toHaveProperty('code', expect.any(String));
  expect(await sdk.DescribeExternalNodeSupportConfig(ready)).toMatchObject({ Status: 'Initializing' });
});

test('more than twenty requests in a second are limited', async () => {
  const sdk = client(await open('one-ready-cluster'));
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => sdk.DescribeExternalNodeSupportConfig(ready)));
  expect(all.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
});

test('VPC takes Offset and Limit as strings only', async () => {
  const account = await open('one-ready-cluster');
  const vpc = new CommonClient(new URL(url).host, '2017-03-12', {
    credential: account,
    region: 'ap-guangzhou',
    profile: profile(),
  });
  await expect(vpc.request('DescribeSubnets', { Offset: 0 })).rejects.toMatchObject({ code: 'InvalidParameter' });
  expect(await vpc.request('DescribeSubnets', { Offset: '0', Limit: '2' })).toMatchObject({ TotalCount: 3 });
});
