import { Agent } from 'node:http';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { tke } from 'tencentcloud-sdk-nodejs-tke';
import { z } from 'zod';
import { buildServer } from './server.ts';

const Opened = z.object({ secretId: z.string(), secretKey: z.string(), uin: z.string() });
type Opened = z.infer<typeof Opened>;

/** A server on a free port with the official SDK as its client. Each test opens its own account. */
export async function startServer(settings: Parameters<typeof buildServer>[0] = {}) {
  const app = await buildServer(settings);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const profile = (language: 'en-US' | 'zh-CN' = 'en-US') => ({
    language,
    // Has its own agent, because a proxy from the environment would take loopback requests too.
    httpProfile: { protocol: 'http://', endpoint: new URL(url).host, agent: new Agent() },
  });
  const control = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object) => {
    const reply = await app.inject({ method, url: `/_control/accounts${path}`, ...(payload && { payload }) });
    return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
  };
  return {
    app,
    url,
    control,
    /** Opens an account on a scenario. */
    open: async (scenario: string, options: object = {}, more: object = {}): Promise<Opened> =>
      Opened.parse((await control('POST', '', { scenario, options, ...more })).body),
    sdk: (credential: { secretId: string; secretKey: string }, language?: 'en-US' | 'zh-CN') =>
      new tke.v20180525.Client({ credential, region: 'ap-guangzhou', profile: profile(language) }),
    /** The same for version 2022-05-01. */
    sdk2022: (credential: { secretId: string; secretKey: string }) =>
      new tke.v20220501.Client({ credential, region: 'ap-guangzhou', profile: profile() }),
    /** For actions and parameters that the typed client would not send. */
    raw: (
      credential: { secretId: string; secretKey: string },
      version = '2018-05-25',
      region = 'ap-guangzhou',
      language?: 'en-US' | 'zh-CN',
    ) => new CommonClient(new URL(url).host, version, { credential, region, profile: profile(language) }),
    advance: ({ secretId }: Opened, seconds: number) => control('POST', `/${secretId}/clock`, { seconds }),
    fail: ({ secretId }: Opened, fault: object) => control('POST', `/${secretId}/faults`, fault),
    failNext: ({ secretId }: Opened, action: string, code: string) =>
      control('POST', `/${secretId}/faults`, { action, effect: { kind: 'error', code } }),
  };
}
