import { listCloudAccounts } from '@isthmus/contracts/routes/cloud-accounts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const cloudAccounts = () =>
  queryOptions({ queryKey: ['accounts'], queryFn: ({ signal }) => call(listCloudAccounts, { signal }) });

/** Whether a grave act in one of these accounts needs a second person. */
export function useFourEyes(accountIds: string[]) {
  const { data } = useQuery(cloudAccounts());
  return data?.accounts.some(({ id, fourEyes }) => fourEyes && accountIds.includes(id)) === true;
}
