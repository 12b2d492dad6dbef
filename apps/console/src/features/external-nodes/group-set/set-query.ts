import { getOperationSet } from '@isthmus/contracts/routes/operation-sets';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const operationSet = (setId: string) =>
  queryOptions({
    queryKey: ['operation-sets', setId],
    queryFn: ({ signal }) => call(getOperationSet, { params: { setId }, signal }),
  });
