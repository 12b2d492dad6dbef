// An identity provider for tests: the real oidc-provider, with a sign-in page that asks for a name only. Settings: IDP_PORT, IDP_CLIENT_URL (the
// address of Isthmus), IDP_CLIENT_SECRET, IDP_ACCESS_SECONDS.
//
//   PUT  /_control/people/<name>            { groups, email }: who the person is from now on; { gone: true } ends the account; { amr }: how the
//                                           next sign-ins report that the person signed in
//   POST /_control/people/<name>/sign-out   tells Isthmus that the person's sessions have ended (back-channel logout)
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json, text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

const { IDP_PORT, IDP_CLIENT_URL = '', IDP_CLIENT_SECRET, IDP_ACCESS_SECONDS = '3600' } = process.env;
const issuer = `http://127.0.0.1:${IDP_PORT}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const people = new Map();
const personOf = (name) => ({ email: `${name}@acme.example`, groups: [], gone: false, ...people.get(name) });
const scope = 'openid profile email groups';

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'isthmus',
      client_secret: IDP_CLIENT_SECRET,
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [`${IDP_CLIENT_URL}/api/sign-in/acme/callback`],
      post_logout_redirect_uris: [`${IDP_CLIENT_URL}/sign-in`],
      backchannel_logout_uri: `${IDP_CLIENT_URL}/api/sign-in/acme/logout`,
      backchannel_logout_session_required: true,
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomUUID()] },
  scopes: scope.split(' '),
  claims: { openid: ['sub', 'amr'], profile: ['name'], email: ['email'], groups: ['groups'] },
  pkce: { required: () => true },
  issueRefreshToken: async () => true,
  ttl: {
    AccessToken: Number(IDP_ACCESS_SECONDS),
    Grant: 86_400,
    IdToken: 3_600,
    RefreshToken: 86_400,
    Session: 86_400,
    Interaction: 600,
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx, form) => {
        ctx.body = page(
          'Sign out of acme?',
          `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
        );
      },
    },
  },
  // Isthmus is on this machine; by default oidc-provider calls only public addresses.
  fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, name) =>
    personOf(name).gone
      ? undefined
      : {
          accountId: name,
          claims: () => ({ sub: name, name, email: personOf(name).email, groups: personOf(name).groups }),
        },
  // Nobody has to consent: the provider and Isthmus belong to one company.
  loadExistingGrant: async ({ oidc }) => {
    const { account, client } = oidc;
    const grant = new oidc.provider.Grant({ accountId: account.accountId, clientId: client.clientId });
    grant.addOIDCScope(scope);
    await grant.save();
    return grant;
  },
});

const page = (title, body) => `<!doctype html><title>${title}</title><h1>${title}</h1>${body}`;
const form = `<form method="post"><label>Name <input name="name"></label><button name="act" value="in">Sign in</button>
  <button name="act" value="cancel">Cancel</button></form>`;

async function interact(request, response) {
  if (request.method !== 'POST') return response.setHeader('content-type', 'text/html').end(page('acme SSO', form));
  const sent = new URLSearchParams(await text(request));
  const accountId = sent.get('name') ?? '';
  const { amr } = personOf(accountId);
  const result = sent.get('act') === 'cancel' ? { error: 'access_denied' } : { login: { accountId, amr } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function control(request, response, [name, act]) {
  if (act === 'sign-out') {
    const client = await provider.Client.find('isthmus');
    await client.backchannelLogout(name, sids.get(name) ?? randomUUID());
  } else people.set(name, await json(request));
  response.statusCode = 204;
  response.end();
}

/** The session at the provider that each person has now. */
const sids = new Map();
provider.on('authorization.success', ({ oidc }) => {
  sids.set(oidc.account.accountId, oidc.session.sidFor('isthmus'));
});

const handle = provider.callback();
createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', issuer);
  const [, first, kind, ...rest] = pathname.split('/');
  const fail = (error) => {
    response.statusCode = 500;
    response.end(String(error.stack));
  };
  if (pathname === '/healthz') response.end('ok');
  else if (first === '_control' && kind === 'people') control(request, response, rest).catch(fail);
  else if (first === 'interaction') interact(request, response).catch(fail);
  else void handle(request, response);
}).listen(Number(IDP_PORT), '127.0.0.1');
