import { z } from 'zod';
import type { Account } from '../../account.ts';
import { TkeError } from '../../tke-error.ts';
import { poolsOf } from '../../life.ts';
import { Label, Taint, type Cluster, type Pool } from '../../model.ts';

/** Fields that Create and Modify share. */
export const Labels = z.array(Label);
export const Taints = z.array(Taint);
/** Guides say 60. TKE's own pages give no limit. */
export const Name = z.string().min(1).max(60);

/** The labels that TKE puts on a pool: three on every pool, plus those of this one. */
export const systemLabelsOf = ({ nodePoolId, systemLabels }: Pool): Pool['labels'] => [
  { Name: 'tke.cloud.tencent.com/nodepool-id', Value: nodePoolId },
  { Name: 'node.kubernetes.io/instance-type', Value: 'external' },
  { Name: 'tke.cloud.tencent.com/cbs-mountable', Value: 'false' },
  ...systemLabels,
];

const location = ['tke.cloud.tencent.com/location'];
const isSystem = ({ Name }: Pool['labels'][number]) =>
  ['node.kubernetes.io/instance-type', 'nvidia-device-enable'].includes(Name) ||
  (/^([\w-]+\.)*tke\.cloud\.tencent\.com\//.test(Name) && !location.includes(Name));
/** Returns the labels without TKE's own, which a request cannot change. */
export const withoutSystemLabels = (labels: Pool['labels']) => labels.filter((label) => !isSystem(label));

const requiredOf = ({ external }: Cluster) =>
  external?.networkType === 'CiliumBGP' ? [...location, 'infra.tce.io/as', 'infra.tce.io/switch-ip'] : location;

/** Refuses invalid pool fields, as the account's options say. Absent fields keep their values and are valid. */
export function refuseInvalidFields(
  account: Account,
  cluster: Cluster,
  { nodePoolId, name, labels }: { nodePoolId?: string; name: string | undefined; labels: Pool['labels'] | undefined },
) {
  const { poolNames, requiredLabels } = account.options;
  const others = poolsOf(account, cluster).filter((pool) => pool.nodePoolId !== nodePoolId);
  if (poolNames === 'unique' && others.some((pool) => pool.name === name))
    throw new TkeError('InvalidParameter.Param', `PARAM_ERROR(node pool name ${name} already exists)`);
  const missing = requiredOf(cluster).find((required) => labels?.every(({ Name }) => Name !== required));
  if (requiredLabels === 'location' && missing)
    throw new TkeError('InvalidParameter.Param', `PARAM_ERROR(label ${missing} is required)`);
}
