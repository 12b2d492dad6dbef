import { freePort, launch, waitUntilReady } from '../../scripts/run.mjs';

const secret = 'a secret of this run only';

/** The real oidc-provider, and a BFF that people enter through it: on the run's database, unless `more` names another. */
export async function startWithProvider(more: Record<string, string> = {}) {
  const [issuer, isthmus] = await Promise.all([freePort(), freePort()]);
  const url = `http://127.0.0.1:${isthmus}`;
  const issuerUrl = `http://127.0.0.1:${issuer}`;
  const provider = {
    id: 'acme',
    name: 'acme SSO',
    issuer: issuerUrl,
    clientId: 'isthmus',
    clientSecretEnv: 'ISTHMUS_OIDC_SECRET',
    scopes: ['profile', 'email', 'groups'],
    groups: [{ group: 'operators', account: '*', role: 'operator' }],
  };
  const settings = {
    ...(JSON.parse(process.env['ISTHMUS_E2E_SETTINGS'] ?? '{}') as Record<string, string>),
    ISTHMUS_PORT: String(isthmus),
    ISTHMUS_PUBLIC_URL: url,
    ISTHMUS_OIDC: JSON.stringify([provider]),
    ISTHMUS_OIDC_SECRET: secret,
    ...more,
  };
  const idp = launch(['scripts/identity-provider.mjs'], {
    // Shorter than the minute before its end, so each round asks the provider again.
    env: { IDP_PORT: String(issuer), IDP_CLIENT_URL: url, IDP_CLIENT_SECRET: secret, IDP_ACCESS_SECONDS: '20' },
  });
  const bff = launch(['apps/bff/src/main.ts'], { env: settings, log: process.env['ISTHMUS_E2E_LOG'] ?? '/dev/null' });
  await waitUntilReady(`${issuerUrl}/healthz`, idp.ended);
  await waitUntilReady(`${url}/readyz`, bff.ended);
  const control = async (method: string, path: string, body: object = {}) => {
    const reply = await fetch(`${issuerUrl}/_control/people/${path}`, { method, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(await reply.text());
  };
  return {
    url,
    /** Says in which groups a person is from now on. */
    setGroups: (name: string, groups: string[]) => control('PUT', name, { groups }),
    /** Ends the person's session at the provider, which then calls Isthmus. */
    signOut: (name: string) => control('POST', `${name}/sign-out`),
    stop: () => Promise.all([bff.stop(), idp.stop()]),
  };
}
