import type { NewServiceAccount, NewToken } from '@isthmus/contracts/service-accounts';
import {
  createServiceAccount,
  createToken,
  listServiceAccounts,
  removeServiceAccount,
  revokeToken,
} from '@isthmus/contracts/routes/service-accounts';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

// A change of roles, which is one of people, makes this list outdated too.
const queryKey = ['people', 'service-accounts'];
const onSettled = () => queryClient.invalidateQueries({ queryKey });

export const serviceAccounts = () =>
  queryOptions({ queryKey, queryFn: ({ signal }) => call(listServiceAccounts, { signal }) });

export const creatingServiceAccount = () =>
  mutationOptions({ mutationFn: (body: NewServiceAccount) => call(createServiceAccount, { body }), onSettled });

export const removingServiceAccount = (serviceAccountId: string) =>
  mutationOptions({ mutationFn: () => call(removeServiceAccount, { params: { serviceAccountId } }), onSettled });

export const creatingToken = (serviceAccountId: string) =>
  mutationOptions({
    mutationFn: (body: NewToken) => call(createToken, { params: { serviceAccountId }, body }),
    onSettled,
  });

export const revokingToken = (serviceAccountId: string, tokenId: string) =>
  mutationOptions({ mutationFn: () => call(revokeToken, { params: { serviceAccountId, tokenId } }), onSettled });
