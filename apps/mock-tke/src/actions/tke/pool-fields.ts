import { z } from 'zod';
import { Label, Taint, type Pool } from '../../model.ts';

/** Fields that Create and Modify share. */
export const Labels = z.array(Label);
export const Taints = z.array(Taint);
/** 60 is what guides say; TKE's own pages give no limit. */
export const Name = z.string().min(1).max(60);

/** The three that TKE puts on every pool itself. */
export const systemLabels = (nodePoolId: string): Pool['labels'] => [
  { Name: 'tke.cloud.tencent.com/nodepool-id', Value: nodePoolId },
  { Name: 'node.kubernetes.io/instance-type', Value: 'external' },
  { Name: 'tke.cloud.tencent.com/cbs-mountable', Value: 'false' },
];

const system = new Set(systemLabels('').map(({ Name }) => Name));
/** They stay as they are, whatever is sent. */
export const withoutSystemLabels = (labels: Pool['labels']) => labels.filter(({ Name }) => !system.has(Name));
