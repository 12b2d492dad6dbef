import { CreateExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Label, Taint } from '@isthmus/contracts/kubernetes';
import { KeptCustomData } from '@isthmus/contracts/script';
import type { z } from 'zod';
import type { RequestOf } from '#sources/tke/tke-client';

/** What an operation stores of custom data. The text itself is sealed separately. */
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

/** Includes only chosen fields. The SDK requires four nested fields that TKE treats as optional. */
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
    // Safe cast: see toAdvanced.
    ...(Object.keys(advanced).length > 0 && { InstanceAdvancedSettings: advanced as Advanced }),
  };
}

/** Absent fields stay unchanged. Name is sent with custom data, because TKE may answer "nothing is updated" to custom data alone. */
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
