import { createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { afterAll, expect, test } from 'vitest';
import { verdict } from './test-cluster.ts';
import { startServer } from './test-server.ts';
import { exchange, requestText, tc3Headers, type CallOptions, type Credential } from './test-wire.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { host } = new URL(server.url);
const inCluster = { ClusterId: 'cls-mock01' };

const signMethods = ['TC3-HMAC-SHA256', 'HmacSHA256', 'HmacSHA1'] as const;
const reqMethods = ['POST', 'GET'] as const;
const variants = signMethods.flatMap((signMethod) => reqMethods.map((reqMethod) => ({ signMethod, reqMethod })));

/** The official Node SDK, with each signature method. */
const sdk = (
  credential: Credential,
  variant: (typeof variants)[number],
  version = '2018-05-25',
  region = 'ap-guangzhou',
) =>
  new CommonClient(host, version, {
    credential,
    region,
    profile: {
      signMethod: variant.signMethod,
      language: 'en-US',
      httpProfile: { reqMethod: variant.reqMethod, protocol: 'http://', endpoint: host, agent: new Agent() },
    },
  });

test.for(variants)('$signMethod by $reqMethod: reads, changes and refusals work', async (variant) => {
  const account = await server.open('one-pool', { throttlePerSecond: null });
  const client = sdk(account, variant);
  expect(await client.request('DescribeClusters', {})).toMatchObject({ TotalCount: 1 });
  const page = { Limit: 5, Offset: 0, ClusterIds: ['cls-mock01'], ClusterType: 'MANAGED_CLUSTER' };
  expect(await client.request('DescribeClusters', page)).toMatchObject({ Clusters: [{ ClusterName: 'prod-gz' }] });
  const filters = { Filters: [{ Name: 'ClusterName', Values: ['no such', '生产 & more=1+1'] }] };
  expect(await client.request('DescribeClusters', filters)).toMatchObject({ TotalCount: 0 });
  const Names = ['node-10.4.7.12', 'node-10.4.7.13'];
  expect((await client.request('DescribeExternalNode', { ...inCluster, Names })).Nodes).toHaveLength(2);
  const texts = { Limit: '1', Filters: [{ Name: 'vpc-id', Values: ['vpc-mock01'] }] };
  expect(await sdk(account, variant, '2017-03-12').request('DescribeSubnets', texts)).toMatchObject({ TotalCount: 3 });
  expect(await sdk(account, variant, '2018-08-13', '').request('GetCallerIdentity', {})).toMatchObject({
    Type: 'CAMUser',
  });

  const change = { ...inCluster, NodePoolId: 'np-rack0007', DeletionProtection: true, Name: '机架 7' };
  await client.request('ModifyExternalNodePool', { ...change, Labels: [{ Name: 'row', Value: 'b' }] });
  const { NodePoolSet } = await client.request('DescribeExternalNodePools', inCluster);
  expect(NodePoolSet).toMatchObject([{ Name: '机架 7', DeletionProtection: true }]);
  expect(NodePoolSet[0].Labels).toContainEqual({ Name: 'row', Value: 'b' });
  const { body } = await server.control('GET', `/${account.secretId}/requests?action=ModifyExternalNodePool`);
  expect(body.requests).toMatchObject([{ verdict: 'ok', region: 'ap-guangzhou', params: change }]);

  const refused = (params: object, other = client) => verdict(other.request('DescribeClusters', params));
  expect(await refused({ Zone: 'x' })).toBe('UnknownParameter');
  expect(await refused({ Limit: 'many' })).toBe('InvalidParameter');
  expect(await refused({}, sdk({ ...account, secretKey: 'wrong' }, variant))).toBe('AuthFailure.SignatureFailure');
  expect(await refused({}, sdk({ ...account, secretId: 'AKIDother' }, variant))).toBe('AuthFailure.SecretIdNotFound');
  expect(await refused({}, sdk(account, variant, '2018-05-25', 'ap-atlantis'))).toBe('UnsupportedRegion');
  await server.fail(account, {
    action: 'DescribeExternalNode',
    clusterId: 'cls-mock01',
    effect: { kind: 'error', code: 'InternalError' },
  });
  expect(await verdict(client.request('DescribeExternalNode', inCluster))).toBe('InternalError');
});

test.for(variants)('a clock six minutes off fails $signMethod by $reqMethod; four minutes do not', async (variant) => {
  for (const skewSeconds of [360, -360]) {
    const off = await server.open('one-pool', { skewSeconds });
    expect(await verdict(sdk(off, variant).request('DescribeClusters', {}))).toBe('AuthFailure.SignatureExpire');
  }
  const near = await server.open('one-pool', { skewSeconds: -240 });
  expect(await verdict(sdk(near, variant).request('DescribeClusters', {}))).toBe('taken');
});

test.for(variants)(
  'a temporary key works with its token by $signMethod and $reqMethod, until it expires',
  async (variant) => {
    const account = await server.open('one-pool');
    const sts = (credential: Credential) => sdk(credential, variant, '2018-08-13');
    const role = { RoleArn: `qcs::cam::uin/${account.uin}:roleName/reader`, RoleSessionName: 'night-shift' };
    const lent = await sts(account).request('AssumeRole', { ...role, DurationSeconds: 1800 });
    const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = lent.Credentials;
    expect(Date.parse(lent.Expiration)).toBe(lent.ExpiredTime * 1000);
    const temporary = { secretId, secretKey, token };
    expect(await sdk(temporary, variant).request('DescribeExternalNode', inCluster)).toMatchObject({ TotalCount: 3 });
    expect(await sts(temporary).request('GetCallerIdentity', {})).toMatchObject({
      Type: 'CAMRole',
      AccountId: account.uin,
      UserId: expect.stringMatching(/^4611686\d{12}:night-shift$/),
    });
    const ask = (credential: Credential) => verdict(sdk(credential, variant).request('DescribeClusters', {}));
    expect(await ask({ secretId, secretKey })).toBe('AuthFailure.TokenFailure');
    expect(await ask({ ...temporary, token: 'another' })).toBe('AuthFailure.TokenFailure');
    expect(await ask({ ...temporary, secretKey: 'wrong' })).toBe('AuthFailure.SignatureFailure');
    await server.advance(account, 1799);
    expect(await ask(temporary)).toBe('taken');
    await server.advance(account, 2);
    expect(await ask(temporary)).toBe('AuthFailure.TokenFailure');
  },
);

test('/_control issues a temporary key too', async () => {
  const account = await server.open('one-pool');
  const { body } = await server.control('POST', `/${account.secretId}/keys`, { seconds: 60 });
  const ask = () => verdict(server.sdk(body).DescribeClusters({}));
  expect(await ask()).toBe('taken');
  await server.advance(account, 61);
  expect(await ask()).toBe('AuthFailure.TokenFailure');
});

test('an account may have several permanent keys; a deleted one is not found, and a snapshot keeps them', async () => {
  const account = await server.open('one-pool');
  const path = `/${account.secretId}/access-keys`;
  const { body: second } = await server.control('POST', path);
  const ask = (key: Credential) => verdict(server.sdk(key).DescribeClusters({}));
  expect([await ask(account), await ask(second)]).toEqual(['taken', 'taken']);
  expect(await ask({ ...second, secretKey: account.secretKey })).toBe('AuthFailure.SignatureFailure');
  await server.control('DELETE', `${path}/${account.secretId}`);
  expect([await ask(account), await ask(second)]).toEqual(['AuthFailure.SecretIdNotFound', 'taken']);
  const { body: kept } = await server.control('GET', `/${account.secretId}/snapshot`);
  expect(kept.accessKeys).toEqual([second]);
});

/** The headers that Python's requests library sends for tencentcloud-sdk-python 3.1.162 and tccli. The port is part of the Host. */
const pythonHeaders = {
  'User-Agent': 'python-requests/2.32.3',
  'Accept-Encoding': 'gzip, deflate',
  Accept: '*/*',
  Connection: 'close',
  'X-TC-RequestClient': 'SDK_PYTHON_3.1.162',
  'X-TC-Language': 'en-US',
};
/** Reads the answer like its client: an Error counts only under these two content types. */
async function readAsPython(request: string) {
  const { status, headers, text } = await exchange(server.url, request);
  if (status !== 200) return 'ServerNetworkError';
  const looksForError = ['application/json', 'text/plain'].includes(headers['content-type'] ?? '');
  const { Response } = JSON.parse(text);
  return looksForError && Response.Error ? Response.Error.Code : Response;
}
const python = (credential: Credential, { params = '', ...options }: CallOptions) => {
  const headers = (more: CallOptions) => ({ ...pythonHeaders, ...tc3Headers(host, credential, more) });
  return options.method === 'GET'
    ? requestText('GET', `/?${params}`, headers({ ...options, params }))
    : requestText('POST', '/', headers({ ...options, params }), params);
};
/** A v1 request: `Sign.sign`, then `urllib.parse.urlencode`. The international SDK and old clients send it. */
function pythonForm({ secretId, secretKey, token }: Credential, method: string, own: Record<string, string>) {
  const common = {
    Nonce: '41',
    Timestamp: `${Math.floor(Date.now() / 1000)}`,
    Version: '2018-05-25',
    SecretId: secretId,
  };
  const all: Record<string, string> = {
    ...own,
    ...common,
    Region: 'ap-guangzhou',
    SignatureMethod: 'HmacSHA256',
    RequestClient: 'SDK_PYTHON_3.1.162',
    ...(token && { Token: token }),
  };
  const text = Object.keys(all)
    .sort()
    .map((name) => `${name}=${all[name]}`)
    .join('&');
  const signature = createHmac('sha256', secretKey).update(`${method}${host}/?${text}`).digest('base64');
  const form = new URLSearchParams({ ...all, Signature: signature }).toString();
  const headers = { Host: host, ...pythonHeaders, 'Content-Type': 'application/x-www-form-urlencoded' };
  return method === 'GET' ? requestText('GET', `/?${form}`, headers) : requestText('POST', '/', headers, form);
}

test('the Python SDK and tccli distinguish answers from refusals', async () => {
  const account = await server.open('one-pool');
  const names = { ClusterId: 'cls-mock01', 'Names.0': 'node-10.4.7.11' };
  const found = { TotalCount: 1, Nodes: [{ Name: 'node-10.4.7.11' }] };
  const post = { action: 'DescribeExternalNode', params: '{"ClusterId": "cls-mock01", "Names": ["node-10.4.7.11"]}' };
  const get = { action: 'DescribeExternalNode', method: 'GET', params: `${new URLSearchParams(names)}` } as const;
  const own = { Action: 'DescribeExternalNode', ...names };
  for (const request of [
    python(account, post),
    python(account, get),
    pythonForm(account, 'POST', own),
    pythonForm(account, 'GET', own),
  ])
    expect(await readAsPython(request)).toMatchObject(found);

  const other = { ...account, secretKey: 'wrong' };
  for (const request of [
    python(other, post),
    python(other, get),
    pythonForm(other, 'POST', own),
    pythonForm(other, 'GET', own),
  ])
    expect(await readAsPython(request)).toBe('AuthFailure.SignatureFailure');
  expect(await readAsPython(python(account, { action: 'DescribeExternalNode', params: '{}' }))).toBe(
    'MissingParameter',
  );
  const strange = pythonForm(account, 'POST', { ...own, ClusterId: 'cls-other' });
  expect(await readAsPython(strange)).toBe('InvalidParameter.Param');
  const { body } = await server.control('POST', `/${account.secretId}/keys`, {});
  expect(await readAsPython(python(body, post))).toMatchObject(found);
  expect(await readAsPython(pythonForm(body, 'GET', own))).toMatchObject(found);
  expect(await readAsPython(pythonForm({ ...body, token: '' }, 'GET', own))).toBe('AuthFailure.TokenFailure');
});
