import { randomUUID } from 'node:crypto';
import { json } from './mock-account.ts';
import { World } from './world.ts';

export type Role = 'viewer' | 'operator' | 'admin';

export interface Grant {
  accountId: string;
  region?: string;
  clusterId?: string;
  role: Role;
}

export interface Person {
  id: string;
  email: string;
  name: string;
  state: string;
  isOwner: boolean;
  grants: Grant[];
  rightsVersion: number;
  secondFactor: { own: string[]; passwordAlone: boolean; reported: object[] } | null;
}

const password = 'another long enough password';

/** The secret of a link: the part of its address that no request has. */
export const tokenOf = (url: string) => new URL(url).hash.slice(1);

/** Sets a password with a one-time link. */
export const acceptLink = (client: World, url: string, word: string) =>
  client.request('POST', '/invitations/accept', { token: tokenOf(url), password: word });

/** Invites a person, sets a password with the link, and returns the person with the link's token and a signed-in client of the same BFF. */
export async function member(owner: World, name: string, grants: Grant[], more: { isOwner?: boolean } = {}) {
  const email = `${name}-${randomUUID()}@example.com`;
  const invited = await owner.request('POST', '/people', { email, name, isOwner: false, grants, ...more });
  if (invited.status !== 201) throw new Error(`${invited.status} ${await invited.text()}`);
  const { person, url } = await json<{ person: Person; url: string }>(invited);
  const client = Object.assign(new World(), { url: owner.url });
  const accepted = await acceptLink(client, url, password);
  if (!accepted.ok) throw new Error(`${accepted.status} ${await accepted.text()}`);
  client.cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { ...person, client, password, token: tokenOf(url) };
}

export interface ServiceAccount {
  id: string;
  name: string;
  rightsVersion: number;
  tokens: { id: string; name: string; lastUsedAt: string | null; lastAddress: string | null; expiresAt: string }[];
}

/** Creates a service account with a token, and returns both with a client of the same BFF that sends the token. */
export async function program(owner: World, grants: Grant[], days = 30) {
  const name = `ci-${randomUUID().slice(0, 8)}`;
  const { id } = await json<ServiceAccount>(owner.request('POST', '/service-accounts', { name, grants }));
  const made = await json<{ token: string; tokenId: string; serviceAccount: ServiceAccount }>(
    owner.request('POST', `/service-accounts/${id}/tokens`, { name: 'deploy', days }),
  );
  return { id, name, ...made, client: Object.assign(new World(), { url: owner.url, token: made.token }) };
}

/** Makes a wall link, and opens it with a client of the same BFF. */
export async function wall(by: World, accountIds: string[], days = 30) {
  const body = { name: 'ops room', accountIds, days };
  const made = await json<{ link: { id: string; expiresAt: string }; url: string }>(
    by.request('POST', '/wall-links', body),
  );
  const token = tokenOf(made.url);
  const open = async (at = by) => {
    const client = Object.assign(new World(), { url: at.url });
    const opened = await client.request('POST', '/walls/open', { token });
    client.cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    return Object.assign(client, { opened });
  };
  return { ...made.link, token, open };
}

export async function people(at: World) {
  return (await json<{ people: Person[] }>(at.request('GET', '/people'))).people;
}

/** What the list of people says of a person's second factor. */
export const factorOf = async (at: World, personId: string) =>
  (await people(at)).find(({ id }) => id === personId)?.secondFactor;

/** Gives the person one role on the whole account, or none. */
export async function setRole(by: World, personId: string, accountId: string, role: Role | null) {
  const { rightsVersion } = (await people(by)).find(({ id }) => id === personId) ?? { rightsVersion: 0 };
  const roles = role ? [{ role }] : [];
  return by.request('PUT', `/accounts/${accountId}/people/${personId}/roles`, { roles, rightsVersion });
}
