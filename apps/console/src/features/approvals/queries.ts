import {
  acknowledgeBreakGlass,
  approveRequest,
  breakGlass,
  declineRequest,
  getApproval,
  listApprovals,
  withdrawRequest,
} from '@isthmus/contracts/routes/approvals';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const approvals = () =>
  queryOptions({ queryKey: ['approvals'], queryFn: ({ signal }) => call(listApprovals, { signal }) });

export const approval = (approvalId: string) =>
  queryOptions({
    queryKey: ['approvals', approvalId],
    queryFn: ({ signal }) => call(getApproval, { params: { approvalId }, signal }),
  });

/** Also after a refusal: mostly somebody else decided it meanwhile. The side bar's number is in the session. */
const onSettled = () =>
  Promise.all(
    [['approvals'], ['session'], ['operations'], ['in-progress']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );

/** `version`: of the effect that the person saw. */
export const approving = (approvalId: string, version: string) =>
  mutationOptions({ mutationFn: () => call(approveRequest, { params: { approvalId }, body: { version } }), onSettled });

export const declining = (approvalId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(declineRequest, { params: { approvalId }, body: { reason } }),
    onSettled,
  });

export const withdrawing = (approvalId: string) =>
  mutationOptions({ mutationFn: () => call(withdrawRequest, { params: { approvalId } }), onSettled });

export const breakingGlass = (approvalId: string, version: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(breakGlass, { params: { approvalId }, body: { version, reason } }),
    onSettled,
  });

export const acknowledging = () =>
  mutationOptions({
    mutationFn: (approvalId: string) => call(acknowledgeBreakGlass, { params: { approvalId } }),
    onSettled,
  });
