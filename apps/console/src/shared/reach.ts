import type { Problem } from '@isthmus/contracts/problem';
import { getReach } from '@isthmus/contracts/reach';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './api/call.ts';

const againMs = 15_000;

/** Whether Isthmus reaches Tencent. An event says when it changes; while it does not, an event that was missed must not matter. */
export const reach = () =>
  queryOptions({
    queryKey: ['reach'],
    queryFn: ({ signal }) => call(getReach, { signal }),
    refetchInterval: ({ state }) => (state.data?.outOfReach ? againMs : false),
  });

/** What the frame already shows above every page is no trouble of one page. */
export function useOwnTrouble() {
  const { data } = useQuery({ ...reach(), enabled: false });
  const isOutOfReach = Boolean(data?.outOfReach);
  return (problem: Problem | null | undefined) =>
    isOutOfReach && problem?.code === 'tke-not-reached' ? null : problem;
}
