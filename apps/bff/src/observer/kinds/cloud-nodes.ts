import { Count, objectOf, unreadableReply } from '../reply-fields.ts';
import type { ObservationKind } from './kind.ts';

const action = 'DescribeClusterInstances';

/** https://cloud.tencent.com/document/api/457/31863. Only the count matters, so this requests one row. */
export const cloudNodes: ObservationKind<null> = {
  source: 'tke',
  scope: 'cluster',
  when: 'always',
  pace: 'fleet',

  async read({ ask, key }) {
    const reply = await ask(action, { ClusterId: key.clusterId, Limit: 1 });
    const count = Count.safeParse(objectOf(action, reply)['TotalCount']).data ?? null;
    // A cluster without cloud nodes cannot have external nodes, so a missing count must not be read as zero.
    if (count === null) throw unreadableReply(action, reply, 'TKE sent no TotalCount that can be read');
    return { content: { count }, rows: null };
  },
};
