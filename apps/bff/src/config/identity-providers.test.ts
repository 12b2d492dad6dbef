import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readProviders } from '#config/identity-providers';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-oidc-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, content: string) {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const secret = 'hunter2-of-acme';
const environment = { ISTHMUS_OIDC_SECRET: secret };
const acme = {
  id: 'acme',
  name: 'acme SSO',
  issuer: 'https://sso.acme.example',
  clientId: 'isthmus',
  clientSecretEnv: 'ISTHMUS_OIDC_SECRET',
};

function read(text: string) {
  const faults: string[] = [];
  const providers = readProviders(text, environment, (sentence) => faults.push(sentence));
  return { providers, faults };
}
const faultsOf = (...providers: object[]) => read(JSON.stringify(providers)).faults;

test('providers come from JSON or a file, with the secret from a variable or a file', () => {
  const groups = [{ group: 'tke', account: '*', role: 'operator' as const }];
  const inFile = file('providers.json', JSON.stringify([{ ...acme, scopes: ['groups'], groups }]));
  expect(read(inFile).providers).toEqual([
    {
      id: 'acme',
      name: 'acme SSO',
      issuer: 'https://sso.acme.example',
      clientId: 'isthmus',
      clientSecret: secret,
      scopes: ['openid', 'groups'],
      groupsClaim: 'groups',
      groups,
    },
  ]);
  const { clientSecretEnv: _, ...rest } = acme;
  const { providers } = read(JSON.stringify([{ ...rest, clientSecretFile: file('secret', `${secret}\n`) }]));
  expect(providers[0]).toMatchObject({ clientSecret: secret, scopes: ['openid', 'profile', 'email'], groups: [] });
});

test.for([
  ['no list', '{}', /names \{\}, which cannot be read/],
  ['broken JSON', '[{', /must be a JSON list of providers/],
  ['an empty list', '[]', /must be a JSON list of providers/],
  ['no file', '/nowhere/oidc.json', /names \/nowhere\/oidc.json, which cannot be read \(ENOENT\)/],
] satisfies [string, string, RegExp][])('%s is refused with one sentence', ([, text, sentence]) => {
  expect(read(text).faults).toEqual([expect.stringMatching(sentence)]);
});

test.for([
  ['an issuer without TLS', { issuer: 'http://sso.acme.example' }, /provider 1, issuer: must be an https address/],
  ['an id with a slash', { id: 'a/b' }, /provider 1, id: must be lower-case/],
  ['an unknown field', { clientSecret: secret }, /provider 1/],
  ['a role for nothing', { groups: [{ group: 'tke', role: 'viewer' }] }, /groups\.0: must be \{ group, owner: true \}/],
  [
    'a cluster without its region',
    { groups: [{ group: 'tke', account: 'a', cluster: 'cls-1', role: 'viewer' }] },
    /groups\.0: must be/,
  ],
  ['no secret', { clientSecretEnv: undefined }, /needs a client secret for acme: set one of/],
  ['a secret that is not set', { clientSecretEnv: 'ACME' }, /needs a client secret for acme: ACME is not set/],
] satisfies [string, object, RegExp][])('%s is refused, and no message shows the secret', ([, more, sentence]) => {
  const faults = faultsOf({ ...acme, ...more });
  expect(faults).toEqual([expect.stringMatching(sentence)]);
  expect(faults.join()).not.toContain(secret);
});

test('two providers with one id or issuer are refused', () => {
  expect(faultsOf(acme, { ...acme, issuer: 'https://other.example' })).toHaveLength(1);
  expect(faultsOf(acme, { ...acme, id: 'other' })).toHaveLength(1);
});
