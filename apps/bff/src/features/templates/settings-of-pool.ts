import { NodeType, PoolSettings, Runtime } from '@isthmus/contracts/external-node-pools';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import { type NotKnown, TemplateSettings } from '@isthmus/contracts/templates';
import { z } from 'zod';
import type { ExternalNodePool as Row } from '#generated/client';
import { changeable } from '#rules/pool';
import { problem } from '#http/problems';

/** InstanceAdvancedSettings as TKE returned it; a field that it left out, or that is not what it should be, is not known. */
const Advanced = z.object({
  DockerGraphPath: PoolSettings.shape.containerDirectory.catch(null),
  Unschedulable: z.number().nullable().catch(null),
  // TKE's way to say that nothing was chosen.
  DesiredPodNumber: z.union([z.literal(0), PoolSettings.shape.desiredPodNumber]).catch(null),
  ExtraArgs: z.object({ Kubelet: PoolSettings.shape.kubeletArgs }).nullable().catch(null),
});
const nothingTold = { DockerGraphPath: null, Unschedulable: null, DesiredPodNumber: null, ExtraArgs: null };

/** A pool's settings as a template keeps them; throws invalid-input for labels or taints that could not be sent again. */
export function settingsOfPool(row: Row): TemplateSettings {
  const told = Advanced.safeParse(row.settings).data ?? nothingTold;
  const notKnown: z.infer<typeof NotKnown>[] = ['customData'];
  if (told.DockerGraphPath === null) notKnown.push('containerDirectory');
  if (told.Unschedulable === null) notKnown.push('cordonNewNodes');
  if (told.DesiredPodNumber === null) notKnown.push('desiredPodNumber');
  if (told.ExtraArgs === null) notKnown.push('kubeletArgs');
  const { labels, taints } = changeable(row);
  const settings = TemplateSettings.safeParse(
    {
      nodeType: NodeType.catch('CPU').parse(row.nodeType),
      runtime: Runtime.nullable().catch(null).parse({ type: row.runtimeType, version: row.runtimeVersion }),
      labels,
      taints,
      deletionProtection: row.deletionProtection ?? true,
      containerDirectory: told.DockerGraphPath,
      cordonNewNodes: (told.Unschedulable ?? 0) !== 0,
      desiredPodNumber: told.DesiredPodNumber || null,
      kubeletArgs: told.ExtraArgs?.Kubelet ?? [],
      notKnown,
    },
    withFaults,
  );
  if (settings.success) return settings.data;
  throw problem('invalid-input', { fields: fieldProblemsOf(settings.error.issues) });
}
