import type { Support } from '@isthmus/contracts/clusters';
import { z } from 'zod';
import { objectOf, Text, TextOrNull, unreadableReply } from '../reply-fields.ts';
import type { ObservationKind } from './kind.ts';

const action = 'DescribeExternalNodeSupportConfig';

/** These fields decide nothing, so an unreadable one counts as not reported. */
const Shown = TextOrNull.catch(null);
const ShownText = Text.catch('');

const Progress = z
  .array(
    z
      .object({ Name: ShownText, StartAt: Shown, EndAt: Shown, Status: ShownText, Message: ShownText })
      .catch({ Name: '', StartAt: null, EndAt: null, Status: '', Message: '' }),
  )
  .nullish()
  .catch(null);

/** https://cloud.tencent.com/document/api/457/101767. It is also the probe of the beta gate: read-only and safe. */
export const externalNodeSupport: ObservationKind<null> = {
  source: 'tke',
  scope: 'cluster',
  when: 'always',
  pace: 'page',

  async read({ ask, key }) {
    const reply = await ask(action, { ClusterId: key.clusterId });
    const answer = objectOf(action, reply);
    const status = Text.safeParse(answer['Status']);
    // Status decides everything and TKE always sends it. An answer without it cannot be this action's.
    if (!('Status' in answer) || !status.success)
      throw unreadableReply(action, reply, 'TKE sent no Status that can be read');
    const shown = (name: string) => Shown.parse(answer[name]);
    const support: Support = {
      status: status.data,
      networkType: shown('NetworkType'),
      subnetId: shown('SubnetId'),
      clusterCidr: shown('ClusterCIDR'),
      master: shown('Master'),
      proxy: shown('Proxy'),
      publicConnectUrl: shown('PublicConnectUrl'),
      failedReason: shown('FailedReason'),
      progress:
        Progress.parse(answer['Progress'])?.map(({ Name, StartAt, EndAt, Status, Message }) => ({
          name: Name,
          startAt: StartAt,
          endAt: EndAt,
          status: Status,
          message: Message,
        })) ?? null,
    };
    return { content: { ...support }, rows: null, moving: support.status === 'Initializing' };
  },
};
