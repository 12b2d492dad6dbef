import { Role } from '@isthmus/contracts/roles';
import { z } from 'zod';
import { readText } from './parsers.ts';
import type { Fault } from './setting.ts';

const name = z.string().trim().min(1).max(60);

/** What a group of the provider may do: everything, or a role on accounts. `account`: a name or an id; `*` is every account. */
const groupForm = 'must be { group, owner: true } or { group, account, role } with a region, or a region and a cluster';
const GroupRole = z.union(
  [
    z.strictObject({ group: z.string().min(1), owner: z.literal(true) }),
    z
      .strictObject({
        group: z.string().min(1),
        account: z.string().min(1),
        region: z.string().min(1).optional(),
        cluster: z.string().min(1).optional(),
        role: Role,
      })
      .refine(({ region, cluster }) => !cluster || region, groupForm),
  ],
  groupForm,
);
export type GroupRole = z.infer<typeof GroupRole>;

/** OpenID Connect requires TLS. On this machine it protects nothing. */
const isLocal = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
const isIssuer = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && !url.search && !url.hash && (url.protocol === 'https:' || isLocal(url));
};

const Provider = z.strictObject({
  /** Part of the addresses that are registered at the provider. */
  id: z.string().regex(/^[a-z\d]([a-z\d-]{0,30}[a-z\d])?$/, 'must be lower-case letters, digits and hyphens'),
  /** As on the button "Continue with …". */
  name,
  issuer: z.string().refine(isIssuer, 'must be an https address without a query, as the provider reports it'),
  clientId: z.string().min(1),
  clientSecretFile: z.string().min(1).optional(),
  clientSecretEnv: z.string().min(1).optional(),
  scopes: z.array(z.string().regex(/^\S+$/)).default(['openid', 'profile', 'email']),
  groupsClaim: z.string().min(1).default('groups'),
  /** Empty: people of this provider keep the roles that were given to them by hand. */
  groups: z.array(GroupRole).default([]),
});

export interface IdentityProvider extends Omit<z.infer<typeof Provider>, 'clientSecretFile' | 'clientSecretEnv'> {
  clientSecret: string;
}

/** The names of variables that may hold a client secret, so that they are no unknown settings. */
export const isClientSecret = (variable: string) => variable.startsWith('ISTHMUS_OIDC_SECRET');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the providers from JSON, or from the file that the text names. Messages never quote the value: it may hold a secret. */
export function readProviders(text: string, environment: NodeJS.ProcessEnv, fault: Fault): IdentityProvider[] {
  let isReadable = true;
  const value = text.trim();
  const json = value.startsWith('[')
    ? value
    : readText(value, (sentence) => {
        isReadable = false;
        fault(sentence);
      });
  if (!isReadable) return [];
  const list = parseJson(json);
  if (!Array.isArray(list) || !list.length)
    fault('must be a JSON list of providers, or the path of a file that holds one');
  const { data = [], error } = z.array(Provider).safeParse(Array.isArray(list) ? list : []);
  for (const { path, message } of error?.issues ?? []) {
    const [index, ...field] = path;
    fault(`has a fault in provider ${Number(index) + 1}${field.length ? `, ${field.join('.')}` : ''}: ${message}`);
  }
  for (const [index, { id, issuer }] of data.entries())
    if (data.findIndex((other) => other.id === id || other.issuer === issuer) < index)
      fault(`names the provider ${id} or its issuer twice`);
  return data.map(({ clientSecretFile, clientSecretEnv, ...provider }) => ({
    ...provider,
    scopes: [...new Set(['openid', ...provider.scopes])],
    clientSecret: readSecret(provider.id, { clientSecretFile, clientSecretEnv }, environment, fault),
  }));
}

interface SecretSource {
  clientSecretFile: string | undefined;
  clientSecretEnv: string | undefined;
}

function readSecret(
  id: string,
  { clientSecretFile: path, clientSecretEnv: variable }: SecretSource,
  environment: NodeJS.ProcessEnv,
  fault: Fault,
) {
  const wrong = (sentence: string) => fault(`needs a client secret for ${id}: ${sentence}`);
  if ((path === undefined) === (variable === undefined)) wrong('set one of clientSecretFile and clientSecretEnv');
  else if (path !== undefined) {
    let isReadable = true;
    const secret = readText(path, (sentence) => {
      isReadable = false;
      wrong(`clientSecretFile ${sentence}`);
    }).trim();
    if (isReadable && !secret) wrong(`${path} is empty`);
    return secret;
  } else if (variable !== undefined) {
    const secret = environment[variable]?.trim();
    if (secret) return secret;
    wrong(`${variable} is not set`);
  }
  return '';
}
