import { expect, test } from 'vitest';
import { signedHeaders } from './sign.ts';

/** Computed with Tencent's own SDK for Node (tencentcloud-sdk-nodejs-common 4.1.220, Sign.sign3). */
test("signs as Tencent's SDK does", () => {
  const call = {
    url: new URL('https://tke.tencentcloudapi.com/'),
    service: 'tke',
    version: '2018-05-25',
    action: 'CreateExternalNodePool',
    region: 'ap-guangzhou',
    language: 'en-US' as const,
    body: '{"ClusterId":"cls-mock0001","Name":"注册节点池"}',
    secretId: 'AKIDMOCK',
    secretKey: 'mocksecret',
  };
  expect(signedHeaders(call, 1_700_000_000_999)).toEqual({
    authorization:
      'TC3-HMAC-SHA256 Credential=AKIDMOCK/2023-11-14/tke/tc3_request, SignedHeaders=content-type;host, Signature=5940498f2f172576cb86edd73a865665e9d9bd2ae2a8d39c562c25346c44b22b',
    'content-type': 'application/json',
    'x-tc-action': 'CreateExternalNodePool',
    'x-tc-version': '2018-05-25',
    'x-tc-region': 'ap-guangzhou',
    'x-tc-timestamp': '1700000000',
    'x-tc-language': 'en-US',
    'x-tc-requestclient': 'isthmus',
  });
});
