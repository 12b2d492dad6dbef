import { createServer } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OidcClient } from './oidc-client.ts';

const checks = { state: 'the-state', nonce: 'the-nonce', verifier: 'v'.repeat(43) };
const own = await generateKeyPair('ES256');
const foreign = await generateKeyPair('ES256');
let issuer = '';
/** What the provider says at the next request. */
let idToken = '';
let named = '';

const server = createServer((request, reply) => {
  const answers: Record<string, () => object | Promise<object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: named || issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      authorization_response_iss_parameter_supported: true,
      // A provider that allows more than Isthmus accepts.
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
    }),
    '/keys': async () => ({ keys: [{ ...(await exportJWK(own.publicKey)), alg: 'ES256' }] }),
    '/token': () => ({ access_token: 'a', token_type: 'bearer', expires_in: 60, id_token: idToken }),
  };
  void Promise.resolve(answers[request.url ?? '']?.()).then((answer) => {
    reply.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    reply.end(JSON.stringify(answer ?? {}));
  });
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const clientOf = () =>
  new OidcClient({
    id: 'acme',
    name: 'acme SSO',
    issuer,
    clientId: 'isthmus',
    clientSecret: 'secret',
    scopes: ['openid'],
    groupsClaim: 'groups',
    groups: [],
  });
const now = () => Math.floor(Date.now() / 1_000);
const claims = (changed: JWTPayload = {}) => ({
  iss: issuer,
  aud: 'isthmus',
  sub: 'bo',
  email: 'bo@example.com',
  nonce: checks.nonce,
  iat: now(),
  exp: now() + 60,
  ...changed,
});
const sign = (payload: JWTPayload, key = own.privateKey, header = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256', ...header }).sign(key);
const finish = (search = `code=c&state=${checks.state}&iss=${encodeURIComponent(issuer)}`) =>
  clientOf().finish(new URL(`http://isthmus.example/api/sign-in/acme/callback?${search}`), checks);

const refused = { fault: 'provider-refused' };

test('a right id token of the own sign-in is accepted', async () => {
  idToken = await sign(claims());
  expect(await finish()).toMatchObject({ issuer, subject: 'bo', email: 'bo@example.com' });
});

// asvs 6.8.2 9.1.1 9.1.2 9.1.3 9.2.1 9.2.3 10.5.1 10.5.4
test.for<[what: string, token: () => string | Promise<string>]>([
  ['of another signer', () => sign(claims(), foreign.privateKey)],
  [
    'of a signer whose key it brings',
    async () => sign(claims(), foreign.privateKey, { jwk: await exportJWK(foreign.publicKey) }),
  ],
  ['without a signature', () => new UnsecuredJWT(claims()).encode()],
  [
    'that a client secret signed',
    () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('secret'.repeat(6))),
  ],
  ['for another client', () => sign(claims({ aud: 'another' }))],
  ['of another issuer', () => sign(claims({ iss: 'https://evil.example' }))],
  ['that has ended', () => sign(claims({ iat: now() - 7_200, exp: now() - 3_600 }))],
  ['of another sign-in', () => sign(claims({ nonce: 'another' }))],
  ['without a nonce', () => sign(Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== 'nonce')))],
])('an id token %s is refused', async ([, token]) => {
  idToken = await token();
  await expect(finish()).rejects.toMatchObject(refused);
});

// asvs 10.2.1 10.2.2 10.1.2
test('an answer of another sign-in, or of another provider, is refused before its code is used', async () => {
  idToken = await sign(claims());
  for (const search of [
    `code=c&state=another&iss=${encodeURIComponent(issuer)}`,
    `code=c&state=${checks.state}&iss=https%3A%2F%2Fevil.example`,
    `code=c&state=${checks.state}`,
    `code=c&iss=${encodeURIComponent(issuer)}`,
  ])
    await expect(finish(search)).rejects.toMatchObject(refused);
});

// asvs 10.5.3
test('a document that names another issuer is refused', async () => {
  named = 'https://evil.example';
  await expect(finish()).rejects.toThrow();
  named = '';
});

const logoutEvent = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const logout = (changed: JWTPayload = {}) => ({
  iss: issuer,
  aud: 'isthmus',
  sub: 'bo',
  jti: 'one',
  iat: now(),
  events: logoutEvent,
  ...changed,
});

// asvs 9.2.1 9.2.2 9.2.3 10.5.5
test('only a fresh logout token for this client ends sessions; an id token does not', async () => {
  const client = clientOf();
  const verify = async (payload: JWTPayload, header = {}) =>
    client.verifyLogout(await sign(payload, own.privateKey, header));
  for (const header of [{}, { typ: 'JWT' }, { typ: 'logout+jwt' }])
    expect(await verify(logout(), header)).toEqual({ subject: 'bo', sid: null });
  for (const typ of ['at+jwt', 'id+jwt']) await expect(verify(logout(), { typ })).rejects.toMatchObject(refused);
  for (const payload of [
    claims(),
    logout({ nonce: checks.nonce }),
    logout({ events: {} }),
    logout({ aud: 'another' }),
    logout({ iss: 'https://evil.example' }),
    logout({ iat: now() - 3_600 }),
    { ...logout(), sub: undefined },
  ])
    await expect(verify(JSON.parse(JSON.stringify(payload)) as JWTPayload)).rejects.toMatchObject(refused);
});
