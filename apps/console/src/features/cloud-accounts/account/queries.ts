import type { CloudAccountChange, NewKey } from '@isthmus/contracts/cloud-accounts';
import {
  changeCloudAccount,
  getCloudAccount,
  proveNewKey,
  removeCloudAccount,
  replaceCloudAccountKey,
  testCloudAccountKey,
} from '@isthmus/contracts/routes/cloud-accounts';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const accountDetails = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId],
    queryFn: ({ signal }) => call(getCloudAccount, { params: { accountId }, signal }),
  });

/** The pages of its clusters say whether anything may be changed, groups may have paused, and reads have another key. */
const readAgain = (accountId: string) => () =>
  Promise.all(
    [['accounts'], ['clusters', accountId], ['operations', accountId]].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );

export const changingAccount = (accountId: string) =>
  mutationOptions({
    mutationFn: (body: CloudAccountChange) => call(changeCloudAccount, { params: { accountId }, body }),
    onSettled: readAgain(accountId),
  });

export const removingAccount = (accountId: string) =>
  mutationOptions({
    mutationFn: (confirmedName: string) => call(removeCloudAccount, { params: { accountId }, body: { confirmedName } }),
  });

export const testingKey = (accountId: string) =>
  mutationOptions({ mutationFn: () => call(testCloudAccountKey, { params: { accountId } }) });

/** Tencent Cloud's answer for the stored key, which names the regions that it may use. */
export const offeredRegions = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'regions'],
    queryFn: ({ signal }) => call(testCloudAccountKey, { params: { accountId }, signal }),
    staleTime: Infinity,
  });

export const provingKey = (accountId: string) =>
  mutationOptions({ mutationFn: (body: NewKey) => call(proveNewKey, { params: { accountId }, body }) });

export const replacingKey = (accountId: string) =>
  mutationOptions({
    mutationFn: (body: NewKey) => call(replaceCloudAccountKey, { params: { accountId }, body }),
    onSettled: readAgain(accountId),
  });
