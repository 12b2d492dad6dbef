import { CreateExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Label, Taint } from '@isthmus/contracts/kubernetes';
import { KeptCustomData } from '@isthmus/contracts/script';
import type { z } from 'zod';
import type { RequestOf } from '#sources/tke/tke-client';

/** What an operation keeps of custom data. The text itself is sealed apart. */
const customData = KeptCustomData.nullable();

export const CreateInput = CreateExternalNodePool.omit({ customData: true }).extend({ customData });
export type CreateInput = z.infer<typeof CreateInput>;

export const ModifyInput = ModifyExternalNodePool.omit({ customData: true }).extend({ customData });
export type ModifyInput = z.infer<typeof ModifyInput>;

const toLabels = (labels: Label[]) => labels.map(({ key, value }) => ({ Name: key, Value: value }));
const toTaints = (taints: Taint[]) =>
  taints.map(({ key, value, effect }) => ({ Key: key, Value: value, Effect: effect }));
const base64 = (text: string) => Buffer.from(text).toString('base64');

type Advanced = NonNullable<RequestOf<'CreateExternalNodePool'>['InstanceAdvancedSettings']>;

/** Only what was chosen: the four nested fields that the SDK calls required are optional at TKE. */
function toAdvanced(input: CreateInput, script: string | null): Partial<Advanced> {
  return {
    ...(input.containerDirectory !== null && { DockerGraphPath: input.containerDirectory }),
    ...(input.cordonNewNodes && { Unschedulable: 1 }),
    ...(input.desiredPodNumber !== null && { DesiredPodNumber: input.desiredPodNumber }),
    ...(input.kubeletArgs.length > 0 && { ExtraArgs: { Kubelet: input.kubeletArgs } }),
    ...(script !== null && { UserScript: base64(script) }),
  };
}

export function toCreateRequest(
  clusterId: string,
  input: CreateInput,
  script: string | null,
): RequestOf<'CreateExternalNodePool'> {
  const advanced = toAdvanced(input, script);
  return {
    ClusterId: clusterId,
    Name: input.name,
    ContainerRuntime: input.runtime.type,
    RuntimeVersion: input.runtime.version,
    Labels: toLabels(input.labels),
    Taints: toTaints(input.taints),
    DeletionProtection: input.deletionProtection,
    NodeType: input.nodeType,
    // The seam: see toAdvanced.
    ...(Object.keys(advanced).length > 0 && { InstanceAdvancedSettings: advanced as Advanced }),
  };
}

/** Absent = unchanged. Custom data alone can answer "nothing is updated", so Name goes with it. */
export function toModifyRequest(
  at: { clusterId: string; nodePoolId: string; name: string },
  input: ModifyInput,
  script: string | null,
): RequestOf<'ModifyExternalNodePool'> {
  const { name, labels, taints, deletionProtection } = input;
  return {
    ClusterId: at.clusterId,
    NodePoolId: at.nodePoolId,
    ...((name !== undefined || script !== null) && { Name: name ?? at.name }),
    ...(labels && { Labels: toLabels(labels) }),
    ...(taints && { Taints: toTaints(taints) }),
    ...(deletionProtection !== undefined && { DeletionProtection: deletionProtection }),
    ...(script !== null && { UserScript: base64(script) }),
  };
}
