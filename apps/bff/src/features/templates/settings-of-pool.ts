import { NodeType, PoolSettings, Runtime } from '@isthmus/contracts/external-node-pools';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import { type NotKnown, TemplateSettings } from '@isthmus/contracts/templates';
import { z } from 'zod';
import type { ExternalNodePool as Row } from '#generated/client';
import { changeable } from '#rules/pool';
import { problem } from '#http/problems';

/** InstanceAdvancedSettings as TKE returns it. A missing or invalid field counts as not known. */
const Advanced = z.object({
  DockerGraphPath: PoolSettings.shape.containerDirectory.catch(null),
  Unschedulable: z.number().nullable().catch(null),
  // TKE reports 0 when nothing was chosen.
  DesiredPodNumber: z.union([z.literal(0), PoolSettings.shape.desiredPodNumber]).catch(null),
  ExtraArgs: z.object({ Kubelet: PoolSettings.shape.kubeletArgs }).nullable().catch(null),
});
const nothingReported = { DockerGraphPath: null, Unschedulable: null, DesiredPodNumber: null, ExtraArgs: null };

/** A pool's settings for a template. Throws invalid-input for labels or taints that could not be sent to TKE again. */
export function settingsOfPool(row: Row): TemplateSettings {
  const reported = Advanced.safeParse(row.settings).data ?? nothingReported;
  const notKnown: z.infer<typeof NotKnown>[] = ['customData'];
  if (reported.DockerGraphPath === null) notKnown.push('containerDirectory');
  if (reported.Unschedulable === null) notKnown.push('cordonNewNodes');
  if (reported.DesiredPodNumber === null) notKnown.push('desiredPodNumber');
  if (reported.ExtraArgs === null) notKnown.push('kubeletArgs');
  const { labels, taints } = changeable(row);
  const settings = TemplateSettings.safeParse(
    {
      nodeType: NodeType.catch('CPU').parse(row.nodeType),
      runtime: Runtime.nullable().catch(null).parse({ type: row.runtimeType, version: row.runtimeVersion }),
      labels,
      taints,
      deletionProtection: row.deletionProtection ?? true,
      containerDirectory: reported.DockerGraphPath,
      cordonNewNodes: (reported.Unschedulable ?? 0) !== 0,
      desiredPodNumber: reported.DesiredPodNumber || null,
      kubeletArgs: reported.ExtraArgs?.Kubelet ?? [],
      notKnown,
    },
    withFaults,
  );
  if (settings.success) return settings.data;
  throw problem('invalid-input', { fields: fieldProblemsOf(settings.error.issues) });
}
