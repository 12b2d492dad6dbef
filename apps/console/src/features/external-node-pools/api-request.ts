import type { CreateExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Label } from '@isthmus/contracts/kubernetes';

type Taint = CreateExternalNodePool['taints'][number];
const toLabels = (labels: Label[]) => labels.map(({ key, value }) => ({ Name: key, Value: value }));
const toTaints = (taints: Taint[]) =>
  taints.map(({ key, value, effect }) => ({ Key: key, Value: value, Effect: effect }));
const base64 = (text: string) =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** CreateExternalNodePool as Isthmus sends it (https://cloud.tencent.com/document/api/457/129229): only what was chosen. */
export function createRequest(clusterId: string, body: CreateExternalNodePool): Record<string, unknown> {
  const { customData } = body;
  const advanced = {
    ...(body.containerDirectory !== null && { DockerGraphPath: body.containerDirectory }),
    ...(body.cordonNewNodes && { Unschedulable: 1 }),
    ...(body.desiredPodNumber !== null && { DesiredPodNumber: body.desiredPodNumber }),
    ...(body.kubeletArgs.length > 0 && { ExtraArgs: { Kubelet: body.kubeletArgs } }),
    // A script that the template keeps does not travel through the browser.
    ...(customData && { UserScript: 'text' in customData ? base64(customData.text) : '<base64>' }),
  };
  return {
    ClusterId: clusterId,
    Name: body.name,
    ContainerRuntime: body.runtime.type,
    RuntimeVersion: body.runtime.version,
    Labels: toLabels(body.labels),
    Taints: toTaints(body.taints),
    DeletionProtection: body.deletionProtection,
    NodeType: body.nodeType,
    ...(Object.keys(advanced).length > 0 && { InstanceAdvancedSettings: advanced }),
  };
}

/** ModifyExternalNodePool (https://cloud.tencent.com/document/api/457/129221): absent = unchanged. Custom data needs Name beside it. */
export function modifyRequest(
  pool: { clusterId: string; id: string; name: string },
  { name, labels, taints, deletionProtection, customData }: ModifyExternalNodePool,
): Record<string, unknown> {
  return {
    ClusterId: pool.clusterId,
    NodePoolId: pool.id,
    ...((name !== undefined || customData !== undefined) && { Name: name ?? pool.name }),
    ...(labels && { Labels: toLabels(labels) }),
    ...(taints && { Taints: toTaints(taints) }),
    ...(deletionProtection !== undefined && { DeletionProtection: deletionProtection }),
    ...(customData !== undefined && { UserScript: base64(customData) }),
  };
}
