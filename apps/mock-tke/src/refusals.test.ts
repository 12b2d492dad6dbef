import { afterAll, expect, test } from 'vitest';
import { arrange, keys } from './coverage/coverage.ts';
import { witnesses } from './coverage/witnesses.ts';
import { startServer } from './test-server.ts';
import { exchange, requestText, tc3Headers, type CallOptions, type Credential } from './test-wire.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { host } = new URL(server.url);
const close = { Connection: 'close' };

/** The bytes of a request, as any client may send it. */
const signed = (credential: Credential, options: CallOptions) => {
  const { method = 'POST', params = '' } = options;
  const headers = { ...tc3Headers(host, credential, options), ...close };
  return method === 'GET' ? requestText('GET', `/?${params}`, headers) : requestText('POST', '/', headers, params);
};

/**
 * The Python SDK and tccli look for an Error only under these two types. With any other type they treat a refusal as success:
 * https://github.com/TencentCloud/tencentcloud-sdk-python/blob/master/tencentcloud/common/abstract_client.py
 */
async function codeOf(request: string) {
  const { status, headers, text, ended } = await exchange(server.url, request);
  expect({ status, ended, type: headers['content-type'] }).toEqual({
    status: 200,
    ended: 'whole',
    type: 'application/json',
  });
  expect(Object.keys(headers).sort()).toEqual(['connection', 'content-length', 'content-type', 'date']);
  const { Response } = JSON.parse(text);
  expect(Response.RequestId).toMatch(/^[0-9a-f-]{36}$/);
  return Response.Error?.Code ?? 'taken';
}

test.for(keys)('%s: its answer and each of its refusals have the same content type', async (key) => {
  const settings = [{ code: 'taken' }, ...witnesses[key].refusals];
  for (const { code, ...setting } of settings) {
    const { account, call } = await arrange(server, key, setting);
    const { region, ...others } = call;
    const request = signed(account, {
      ...others,
      params: JSON.stringify(call.params),
      ...(region ? { region } : { headers: { 'X-TC-Region': '' } }),
    });
    expect(await codeOf(request)).toBe(code);
  }
});

const clusters = { action: 'DescribeClusters', params: '{}' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded', Host: host, ...close };
const account = await server.open('one-pool', { throttlePerSecond: null });
const requestWith = (more: Partial<CallOptions>, credential: Credential = account) =>
  signed(credential, { ...clusters, ...more });
const put = requestText('PUT', '/', { Host: host, ...close });
const bare = (headers: Record<string, string>, body = '{}') =>
  requestText('POST', '/', { Host: host, 'Content-Type': 'application/json', ...close, ...headers }, body);

const refusals: [code: string, what: string, request: string][] = [
  ['UnsupportedProtocol', 'PUT', put],
  ['MissingParameter', 'nothing signed', bare({})],
  ['MissingParameter', 'an empty GET', requestText('GET', '/', { Host: host, ...close })],
  ['MissingParameter', 'a form without signature', requestText('POST', '/', form, 'Action=DescribeClusters')],
  ['AuthFailure.InvalidAuthorization', 'a bearer', bare({ Authorization: 'Bearer x' })],
  ['AuthFailure.SecretIdNotFound', 'a stranger', requestWith({}, { secretId: 'AKIDother', secretKey: 'x' })],
  ['AuthFailure.SignatureFailure', 'a wrong key', requestWith({}, { ...account, secretKey: 'x' })],
  ['AuthFailure.TokenFailure', 'a token with a lasting key', requestWith({}, { ...account, token: 'x' })],
  ['AuthFailure.SignatureExpire', 'a clock of 1970', requestWith({ headers: { 'X-TC-Timestamp': '1' } })],
  [
    'MissingParameter',
    'no time',
    requestWith({ headers: { 'X-TC-Timestamp': '' } }).replace(/Signature=\w{8}/, 'Signature=00000000'),
  ],
  ['InvalidParameter', 'half a body', requestWith({ params: '{' })],
  ['InvalidParameter', 'a deep body', requestWith({ params: '['.repeat(100) + ']'.repeat(100) })],
  ['InvalidParameter', 'a wrong type', requestWith({ params: '{"Limit":"2"}' })],
  ['InvalidParameter.Param', 'a value out of range', requestWith({ params: '{"Limit":101}' })],
  ['UnknownParameter', 'an unknown parameter', requestWith({ params: '{"Zone":"x"}' })],
  ['UnknownParameter', 'an unknown parameter by GET', requestWith({ method: 'GET', params: 'Zone=x' })],
  ['InvalidAction', 'an unknown action', requestWith({ action: 'DescribeTheWeather' })],
  ['MissingParameter', 'no action', requestWith({ action: '' })],
  ['NoSuchVersion', 'an unknown version', requestWith({ version: '2001-01-01' })],
  ['MissingParameter', 'no region', requestWith({ headers: { 'X-TC-Region': '' } })],
  ['UnsupportedRegion', 'an unknown region', requestWith({ region: 'ap-atlantis' })],
  ['RequestSizeLimitExceeded', 'eleven megabytes', requestWith({ params: ' '.repeat(11 * 2 ** 20) })],
  ['RequestSizeLimitExceeded', '33 KB by GET', requestWith({ method: 'GET', params: `Zone=${'x'.repeat(33 * 1024)}` })],
  [
    'RequestSizeLimitExceeded',
    'two megabytes of v1',
    requestText('POST', '/', form, `SecretId=x&Signature=x&Timestamp=1&Nonce=1&Zone=${'x'.repeat(2 ** 21)}`),
  ],
];
test.for(refusals)('%s, for %s, has the same content type', async ([code, , request]) => {
  expect(await codeOf(request)).toBe(code);
});

test('ordered errors, rate limits and denied regions have the same content type', async () => {
  await server.failNext(account, 'DescribeClusters', 'InternalError.Db');
  expect(await codeOf(requestWith({}))).toBe('InternalError.Db');
  const denied = await server.open('one-pool', { deniedRegions: ['ap-guangzhou'], throttlePerSecond: 1 });
  const all = await Promise.all(Array.from({ length: 5 }, () => codeOf(requestWith({}, denied))));
  expect(new Set(all)).toEqual(new Set(['AuthFailure.UnauthorizedOperation', 'RequestLimitExceeded']));
});

test('the trace id of a request is returned', async () => {
  const { headers } = await exchange(server.url, requestWith({ headers: { 'X-TC-TraceId': 'trace-1' } }));
  expect(headers).toMatchObject({ 'x-tc-traceid': 'trace-1', 'content-type': 'application/json' });
});
