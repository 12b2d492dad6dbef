import { listCloudAccounts } from '@isthmus/contracts/routes/cloud-accounts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const cloudAccounts = () =>
  queryOptions({ queryKey: ['accounts'], queryFn: ({ signal }) => call(listCloudAccounts, { signal }) });
