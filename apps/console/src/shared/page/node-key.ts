import type { NodeKey } from '@isthmus/contracts/places';
import { useParams, type Params } from 'react-router';
import { clusterOf } from '#shared/paths.ts';

// Not in paths.ts, because only the page of a node needs it.
export const nodeOf = (params: Params): NodeKey => ({ ...clusterOf(params), nodeName: params['nodeName'] ?? '' });

/** Returns the node that the URL names. */
export const useNode = () => nodeOf(useParams());
