import { expect, test } from 'vitest';
import { proxyFor, proxyHeaders } from './proxy.ts';

const by = (url: string, noProxy = '') =>
  proxyFor(new URL(url), { proxy: 'http://proxy.example:3128', noProxy })?.hostname ?? null;

test.for<[url: string, noProxy: string, proxy: string | null]>([
  ['https://tke.tencentcloudapi.com', '', 'proxy.example'],
  ['http://tke.private.example', '', 'proxy.example'],
  ['https://tke.tencentcloudapi.com', 'tencentcloudapi.com', null],
  ['https://tke.tencentcloudapi.com', 'a.example, .TencentCloudApi.com', null],
  ['https://tke.tencentcloudapi.com', '*.tencentcloudapi.com', null],
  ['https://tke.tencentcloudapi.com', 'cloudapi.com', 'proxy.example'],
  ['https://tke.tencentcloudapi.com', 'tencentcloudapi.com:8443', 'proxy.example'],
  ['https://tke.tencentcloudapi.com', 'tencentcloudapi.com:443', null],
  ['https://tke.tencentcloudapi.com', '*', null],
  ['http://10.1.2.3', '10.1.0.0/16', null],
  ['http://10.2.2.3', '10.1.0.0/16', 'proxy.example'],
  ['http://10.1.2.3:8080', '10.1.2.3', null],
  ['http://[fd00::7]:8080', '[fd00::7]:8080', null],
  ['http://[fd00::7]:8080', 'fd00::/8', null],
  ['http://10.1.2.3', '10.1.0.0/99, rubbish/8', 'proxy.example'],
  ['http://127.0.0.1:4790', '', null],
  ['http://localhost:4790', '', null],
  ['http://[::1]:4790', '', null],
])('%s, NO_PROXY "%s": %s', ([url, noProxy, proxy]) => expect(by(url, noProxy)).toBe(proxy));

test('user and password may hold anything', () => {
  const header =
    proxyHeaders(new URL('http://idc%5Cana:p%40ss%3A%2F%23%25@proxy.example'))['proxy-authorization'] ?? '';
  expect(Buffer.from(header.slice('Basic '.length), 'base64').toString()).toBe('idc\\ana:p@ss:/#%');
  expect(proxyHeaders(new URL('http://proxy.example'))).toEqual({});
  expect(proxyHeaders(new URL('http://ana:100%@proxy.example'))).toEqual({
    'proxy-authorization': 'Basic YW5hOjEwMCU=',
  });
});
