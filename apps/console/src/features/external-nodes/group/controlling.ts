import {
  pauseOperationGroup,
  resumeOperationGroup,
  stopOperationGroup,
} from '@isthmus/contracts/routes/operation-groups';
import { mutationOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const groupEndpoints = { pause: pauseOperationGroup, resume: resumeOperationGroup, stop: stopOperationGroup };

export const controllingGroup = (accountId: string, groupId: string, step: keyof typeof groupEndpoints) =>
  mutationOptions({
    mutationFn: () => call(groupEndpoints[step], { params: { accountId, groupId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['operations', accountId] }),
  });
