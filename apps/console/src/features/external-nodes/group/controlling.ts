import {
  pauseOperationGroup,
  resumeOperationGroup,
  stopOperationGroup,
} from '@isthmus/contracts/routes/operation-groups';
import { pauseOperationSet, resumeOperationSet, stopOperationSet } from '@isthmus/contracts/routes/operation-sets';
import { mutationOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const groupEndpoints = { pause: pauseOperationGroup, resume: resumeOperationGroup, stop: stopOperationGroup };
const setEndpoints = { pause: pauseOperationSet, resume: resumeOperationSet, stop: stopOperationSet };

/** One group, or all groups of a set. */
export type Controlled = { accountId: string; groupId: string } | { setId: string };

export const controlling = (controlled: Controlled, step: keyof typeof groupEndpoints) =>
  mutationOptions({
    mutationFn: (): Promise<unknown> =>
      'setId' in controlled
        ? call(setEndpoints[step], { params: controlled })
        : call(groupEndpoints[step], { params: controlled }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['operations'] }),
        queryClient.invalidateQueries({ queryKey: ['operation-sets'] }),
      ]),
  });
