import type { Refusal } from '@isthmus/contracts/acts';
import type { NewPerson, Person } from '@isthmus/contracts/people';
import type { Grant, WhoMay } from '@isthmus/contracts/roles';
import {
  changePerson,
  changeRoles,
  createPersonLink,
  endPersonSessions,
  invitePerson,
  listPeople,
  revokePersonLink,
} from '@isthmus/contracts/routes/people';
import { mutationOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const onSettled = () => queryClient.invalidateQueries({ queryKey: ['people'] });

export const people = () =>
  queryOptions({ queryKey: ['people'], queryFn: ({ signal }) => call(listPeople, { signal }) });

const mostNamed = 3;
/** The weakest first. */
const roles: WhoMay['role'][] = ['viewer', 'operator', 'admin', 'owner'];

/** Adds to a refusal whom to ask: owners, and who has at least this role on the account, or on any. */
export function useWhomToAsk(refusal: Refusal | null, role: WhoMay['role'], accountId?: string): Refusal | null {
  const { data } = useQuery({ ...people(), enabled: refusal !== null });
  if (!refusal || !data) return refusal;
  const holds = ({ grants }: Person) =>
    grants.some(
      (one) =>
        roles.indexOf(one.role) >= roles.indexOf(role) && !one.region && (!accountId || one.accountId === accountId),
    );
  const names = data.people
    .filter((one) => one.state === 'active' && (one.isOwner || holds(one)))
    .map(({ name }) => name);
  const whoMay: WhoMay = { role, people: names.slice(0, mostNamed) };
  return { ...refusal, whoMay };
}

export const invitingPerson = () =>
  mutationOptions({ mutationFn: (body: NewPerson) => call(invitePerson, { body }), onSettled });

export const creatingLink = (personId: string) =>
  mutationOptions({ mutationFn: () => call(createPersonLink, { params: { personId } }), onSettled });

export const revokingLink = (personId: string) =>
  mutationOptions({ mutationFn: () => call(revokePersonLink, { params: { personId } }), onSettled });

export const endingSessions = (personId: string) =>
  mutationOptions({ mutationFn: () => call(endPersonSessions, { params: { personId } }), onSettled });

export const changingPerson = ({ id, rightsVersion }: Person) =>
  mutationOptions({
    mutationFn: (change: { isOwner?: boolean; disabled?: boolean }) =>
      call(changePerson, { params: { personId: id }, body: { rightsVersion, ...change } }),
    onSettled,
  });

const rolesIn = (grants: readonly Grant[], accountId: string) =>
  grants.filter((grant) => grant.accountId === accountId).map(({ accountId: _, ...role }) => role);

/** Sends those of these accounts whose roles differ, one after the other: each change is based on the one before. */
export const changingRoles = (person: Pick<Person, 'id' | 'rightsVersion' | 'grants'>, accountIds: readonly string[]) =>
  mutationOptions({
    mutationFn: async (grants: Grant[]) => {
      let { rightsVersion } = person;
      for (const accountId of accountIds) {
        const roles = rolesIn(grants, accountId);
        if (JSON.stringify(roles) === JSON.stringify(rolesIn(person.grants, accountId))) continue;
        const params = { accountId, personId: person.id };
        ({ rightsVersion } = await call(changeRoles, { params, body: { roles, rightsVersion } }));
      }
    },
    onSettled,
  });
