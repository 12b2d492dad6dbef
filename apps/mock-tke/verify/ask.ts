import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { versions } from '../src/action.ts';

/**
 * All that may be sent. DescribeExternalNodeScript is not here: its name is that of a read, but it makes a token with which a host can
 * join.
 */
export const readable = {
  sts: ['GetCallerIdentity'],
  cvm: ['DescribeRegions', 'DescribeZones'],
  vpc: ['DescribeVpcs', 'DescribeSubnets'],
  tke: [
    'DescribeRegions',
    'DescribeClusters',
    'DescribeClusterStatus',
    'DescribeClusterInstances',
    'DescribeSupportedRuntime',
    'DescribeExternalNodeSupportConfig',
    'DescribeExternalNodePools',
    'DescribeExternalNode',
  ],
};

export interface Question {
  service: keyof typeof readable;
  action: string;
  region: string;
  params?: object;
}
/** What came back: an answer, TKE's code, or nothing in TKE's form. */
export type Told = ({ reply: object } | { code: string } | { broken: string }) & { headers: Headers };
/** Those of an answer, by name in lower case; none where nothing came. */
type Headers = Record<string, string>;

export interface Service {
  /** `https://{service}.tencentcloudapi.com`, or one address for every service, as mock-tke's. */
  site: string;
  credential: { secretId: string; secretKey: string; token?: string };
  /** Between two questions, to stay far below 20 a second. */
  pauseMs: number;
}

const patienceSeconds = 20;
const mayBeSent = ({ service, action }: Question) =>
  /^(Describe[A-Z]\w*|GetCallerIdentity)$/.test(action) && readable[service]?.includes(action);

/** By the trace id of their question: the SDK keeps the headers of an answer to itself. https://nodejs.org/api/diagnostics_channel.html#http */
const headersOf = new Map<string, Headers>();
subscribe('http.client.response.finish', (message) => {
  const { request, response } = Object(message) as Record<string, unknown>;
  if (!(request instanceof ClientRequest) || !(response instanceof IncomingMessage)) return;
  const single = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  headersOf.set(String(request.getHeader('x-tc-traceid')), Object.fromEntries(single));
});

/** The only place that sends anything, and the only one that knows the SDK. */
export const asker =
  ({ site, credential, pauseMs }: Service) =>
  async (question: Question): Promise<Told> => {
    const { service, action, region, params = {} } = question;
    if (!mayBeSent(question)) throw new Error(`verify:tke does not send ${service} ${action}: it only reads`);
    await later(pauseMs);
    const { protocol, host } = new URL(site.replace('{service}', service));
    const traceId = randomUUID();
    const heard = () => {
      const headers = headersOf.get(traceId) ?? {};
      headersOf.delete(traceId);
      return headers;
    };
    const httpProfile = {
      headers: { 'X-TC-TraceId': traceId },
      endpoint: host,
      protocol: `${protocol}//`,
      reqTimeout: patienceSeconds,
      // A proxy in the environment would take loopback too.
      ...(protocol === 'http:' && { agent: new Agent() }),
    };
    const client = new CommonClient(host, versions[service], {
      credential,
      region,
      profile: { language: 'en-US', httpProfile },
    });
    try {
      const reply = Object(await client.request(action, params));
      return { reply, headers: heard() };
    } catch (error) {
      const { code, httpCode, type } = Object(error) as Record<string, unknown>;
      if (typeof code === 'string' && code && !/^[A-Z_]+$/.test(code)) return { code, headers: heard() };
      if (httpCode) return { broken: `HTTP ${String(httpCode)}`, headers: heard() };
      const isForm = error instanceof TypeError || error instanceof SyntaxError || type === 'invalid-json';
      return { broken: isForm ? "not in TKE's form" : 'no answer', headers: heard() };
    }
  };
export type Ask = ReturnType<typeof asker>;
