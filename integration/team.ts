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
}

const password = 'another long enough password';

/** Invites a person, sets a password with the link, and returns the person with a signed-in client of the same BFF. */
export async function member(owner: World, name: string, grants: Grant[], more: { isOwner?: boolean } = {}) {
  const email = `${name}-${randomUUID()}@example.com`;
  const invited = await owner.request('POST', '/people', { email, name, isOwner: false, grants, ...more });
  if (invited.status !== 201) throw new Error(`${invited.status} ${await invited.text()}`);
  const { person, url } = await json<{ person: Person; url: string }>(invited);
  const client = Object.assign(new World(), { url: owner.url });
  const accepted = await client.request('POST', new URL(url).pathname, { password });
  if (!accepted.ok) throw new Error(`${accepted.status} ${await accepted.text()}`);
  client.cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { ...person, client, password };
}

export async function people(at: World) {
  return (await json<{ people: Person[] }>(at.request('GET', '/people'))).people;
}

/** Gives the person one role on the whole account, or none. */
export async function setRole(by: World, personId: string, accountId: string, role: Role | null) {
  const { rightsVersion } = (await people(by)).find(({ id }) => id === personId) ?? { rightsVersion: 0 };
  const roles = role ? [{ role }] : [];
  return by.request('PUT', `/accounts/${accountId}/people/${personId}/roles`, { roles, rightsVersion });
}
