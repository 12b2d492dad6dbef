import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { readClaim, verify } from './signature.ts';
import type { Signed } from './wire.ts';

const secretId = 'MOCKvector';
const secretKey = 'a-key-of-the-vectors';
const stamp = 1_700_000_000;
const body = '{"ClusterId":"cls-mock0001","Name":"注册节点池"}';

/** Signatures made by Sign.sign3 of tencentcloud-sdk-nodejs-common 4.1.220 for each described case. */
const vectors = [
  {
    name: 'the real endpoint',
    host: 'tke.tencentcloudapi.com',
    service: 'tke',
    signature: 'c9b5960c7a66e9626961eeeac74ad49333c02732c8693145fe786d3a3245652a',
  },
  {
    name: 'loopback by number: the port is not signed, the service is 127',
    host: '127.0.0.1:4790',
    service: '127',
    signature: '4cd52bafcb3db0c1380235e40610cb7d968b3ee30a8ac3ba93753e889448f52e',
  },
  {
    name: 'loopback by name: the port is in the service',
    host: 'localhost:4790',
    service: 'localhost:4790',
    signature: '4c513812e5c2ac7cde51379c42cd6f48e55b14f7be045b1cbe1790cfe423e03d',
  },
];

const request = (host: string, service: string, signature: string, more: Record<string, string> = {}): Signed => ({
  method: 'POST',
  path: '/',
  query: '',
  body: Buffer.from(body),
  headers: {
    host,
    'content-type': 'application/json',
    'x-tc-timestamp': String(stamp),
    authorization: `TC3-HMAC-SHA256 Credential=${secretId}/2023-11-14/${service}/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    ...more,
  },
});
const check = (signed: Signed, now = stamp) => verify(readClaim(signed), secretKey, now);
const refusal = (code: string) => expect.objectContaining({ code });

test.for(vectors)('accepts $name', ({ host, service, signature }) => {
  expect(() => check(request(host, service, signature))).not.toThrow();
});

const right = vectors[0]?.signature ?? '';
const real = (more: Record<string, string> = {}) => request('tke.tencentcloudapi.com', 'tke', right, more);

test('another body, host or type changes the signature', () => {
  const failure = refusal('AuthFailure.SignatureFailure');
  expect(() => check({ ...real(), body: Buffer.from(`${body} `) })).toThrow(failure);
  expect(() => check(real({ host: 'vpc.tencentcloudapi.com' }))).toThrow(failure);
  expect(() => check(real({ 'content-type': 'application/json; charset=utf-8' }))).toThrow(failure);
});

test('a clock that differs by five minutes is accepted, by one second more it is refused', () => {
  for (const off of [-300, 300]) expect(() => check(real(), stamp + off)).not.toThrow();
  for (const off of [-301, 301])
    expect(() => check(real(), stamp + off)).toThrow(refusal('AuthFailure.SignatureExpire'));
});

test('the date in the scope must be the date of the timestamp', () => {
  const other = real();
  const authorization = other.headers['authorization']?.replace('2023-11-14', '2023-11-15') ?? '';
  expect(() => check(real({ authorization }))).toThrow(refusal('AuthFailure.SignatureFailure'));
});

test('the signature covers every named header, and an unsigned payload is accepted', () => {
  const signedHeaders = 'content-type;host;x-tc-action';
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:h\nx-tc-action:describeclusters\n\n${signedHeaders}\n${hash('UNSIGNED-PAYLOAD')}`;
  const text = `TC3-HMAC-SHA256\n${stamp}\n2023-11-14/tke/tc3_request\n${hash(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, '2023-11-14'), 'tke'), 'tc3_request');
  const signature = hmac(key, text).toString('hex');
  const signed = request('h', 'tke', signature, {
    'x-tc-action': 'DescribeClusters',
    'x-tc-content-sha256': 'UNSIGNED-PAYLOAD',
    authorization: `TC3-HMAC-SHA256 Credential=${secretId}/2023-11-14/tke/tc3_request, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  });
  expect(() => check(signed)).not.toThrow();
  expect(() => check({ ...signed, headers: { ...signed.headers, 'x-tc-action': 'Drain' } })).toThrow(
    refusal('AuthFailure.SignatureFailure'),
  );
});

test('an invalid TC3 signature is reported as such', () => {
  expect(() => check(real({ authorization: 'Bearer x' }))).toThrow(refusal('AuthFailure.InvalidAuthorization'));
  expect(() => check(real({ authorization: '' }))).toThrow(refusal('MissingParameter'));
  expect(() => check(real({ 'x-tc-timestamp': '' }))).toThrow(refusal('MissingParameter'));
});
