import type { NewWallLink } from '@isthmus/contracts/wall-links';
import { createWallLink, listWallLinks, revokeWallLink } from '@isthmus/contracts/routes/wall-links';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const queryKey = ['people', 'wall-links'];
const onSettled = () => queryClient.invalidateQueries({ queryKey });

export const wallLinks = () => queryOptions({ queryKey, queryFn: ({ signal }) => call(listWallLinks, { signal }) });

export const creatingWallLink = () =>
  mutationOptions({ mutationFn: (body: NewWallLink) => call(createWallLink, { body }), onSettled });

export const revokingWallLink = (wallLinkId: string) =>
  mutationOptions({ mutationFn: () => call(revokeWallLink, { params: { wallLinkId } }), onSettled });
