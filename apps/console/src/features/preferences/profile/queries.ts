import type { PasswordChange } from '@isthmus/contracts/profile';
import {
  changeOwnName,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
} from '@isthmus/contracts/routes/profile';
import { beginIdentity, listOwnIdentities } from '@isthmus/contracts/routes/session';
import type { Session } from '@isthmus/contracts/session';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { session } from '#features/session/queries.ts';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

/** The accounts at identity providers, and whether the person has a password. */
export const ownIdentities = () =>
  queryOptions({ queryKey: ['own-identities'], queryFn: ({ signal }) => call(listOwnIdentities, { signal }) });

/** Leaves Isthmus for the provider, once the person has proved to be there. */
export const connectingIdentity = (provider: string) =>
  mutationOptions({
    mutationFn: () => call(beginIdentity, {}),
    onSuccess: () => location.assign(`/api/sign-in/${provider}?bind=1`),
  });

export const ownSessions = () =>
  queryOptions({
    queryKey: ['own-sessions'],
    queryFn: ({ signal }) => call(listOwnSessions, { signal }),
    staleTime: 0,
  });

const readSessionsAgain = () => queryClient.invalidateQueries(ownSessions());

export const endingSession = (sessionId: string) =>
  mutationOptions({
    mutationFn: () => call(endOwnSession, { params: { sessionId } }),
    onSettled: readSessionsAgain,
  });

export const endingOthers = () =>
  mutationOptions({ mutationFn: () => call(endOtherSessions, {}), onSettled: readSessionsAgain });

export const changingPassword = () =>
  mutationOptions({
    mutationFn: (body: z.infer<typeof PasswordChange>) => call(changeOwnPassword, { body }),
    onSettled: readSessionsAgain,
  });

export const changingName = () =>
  mutationOptions({
    mutationFn: (name: string) => call(changeOwnName, { body: { name } }),
    onSuccess: (user) =>
      queryClient.setQueryData(session().queryKey, (old: Session | undefined) => old && { ...old, user }),
  });
