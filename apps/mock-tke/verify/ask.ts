import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { versions } from '../src/action.ts';

/** The only requests that may be sent. DescribeExternalNodeScript is not a read: it creates a token with which a host can join. */
export const allowedActions = {
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
/** The reads of TKE's second version. */
export const allowedOf2022 = ['DescribeClusterInstances', 'DescribeNodePools'];

export interface Question {
  service: keyof typeof allowedActions;
  action: string;
  /** The API version, if it is not the service's usual one. */
  version?: '2022-05-01';
  region: string;
  params?: object;
}
/** The result of a request: a reply, TKE's code, or why there was no valid answer. */
export type Outcome = ({ reply: object } | { code: string } | { broken: string }) & { headers: Headers };
/** The headers of the answer by lower-case name; empty without an answer. */
type Headers = Record<string, string>;

export interface Service {
  /** `https://{service}.tencentcloudapi.com`, or one address for all services, like mock-tke's. */
  site: string;
  credential: { secretId: string; secretKey: string; token?: string };
  /** The pause between two requests, to stay far below 20 a second. */
  pauseMs: number;
}

const timeoutSeconds = 20;
const mayBeSent = ({ service, action, version }: Question) =>
  /^(Describe[A-Z]\w*|GetCallerIdentity)$/.test(action) &&
  (version ? (service === 'tke' ? allowedOf2022 : []) : (allowedActions[service] ?? [])).includes(action);

/**
 * The headers of answers by the trace id of the request. The SDK does not expose them.
 * https://nodejs.org/api/diagnostics_channel.html#http
 */
const headersOf = new Map<string, Headers>();
subscribe('http.client.response.finish', (message) => {
  const { request, response } = Object(message) as Record<string, unknown>;
  if (!(request instanceof ClientRequest) || !(response instanceof IncomingMessage)) return;
  const single = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  headersOf.set(String(request.getHeader('x-tc-traceid')), Object.fromEntries(single));
});

/** The only code that sends requests, and the only one that uses the SDK. */
export const createAsk =
  ({ site, credential, pauseMs }: Service) =>
  async (question: Question): Promise<Outcome> => {
    const { service, action, version = versions[service], region, params = {} } = question;
    if (!mayBeSent(question)) throw new Error(`verify:tke does not send ${service} ${action}: it only reads`);
    await later(pauseMs);
    const { protocol, host } = new URL(site.replace('{service}', service));
    const traceId = randomUUID();
    const takeHeaders = () => {
      const headers = headersOf.get(traceId) ?? {};
      headersOf.delete(traceId);
      return headers;
    };
    const httpProfile = {
      headers: { 'X-TC-TraceId': traceId },
      endpoint: host,
      protocol: `${protocol}//`,
      reqTimeout: timeoutSeconds,
      // A proxy from the environment would take loopback requests too.
      ...(protocol === 'http:' && { agent: new Agent() }),
    };
    const client = new CommonClient(host, version, {
      credential,
      region,
      profile: { language: 'en-US', httpProfile },
    });
    try {
      const reply = Object(await client.request(action, params));
      return { reply, headers: takeHeaders() };
    } catch (error) {
      const { code, httpCode, type } = Object(error) as Record<string, unknown>;
      if (typeof code === 'string' && code && !/^[A-Z_]+$/.test(code)) return { code, headers: takeHeaders() };
      if (httpCode) return { broken: `HTTP ${String(httpCode)}`, headers: takeHeaders() };
      const isUnreadable = error instanceof TypeError || error instanceof SyntaxError || type === 'invalid-json';
      return { broken: isUnreadable ? "not in TKE's form" : 'no answer', headers: takeHeaders() };
    }
  };
export type Ask = ReturnType<typeof createAsk>;
