import type { Runtime } from '@isthmus/contracts/external-node-pools';
import type { Caller, TkeClient } from '#tke/tke-client';

/** https://cloud.tencent.com/document/api/457/105241: what TKE offers for a Kubernetes version. */
export async function listRuntimes(
  tke: TkeClient,
  caller: Caller,
  where: { region: string; version: string; language: 'en-US' | 'zh-CN' },
) {
  const told = await tke.call(caller, 'DescribeSupportedRuntime', { K8sVersion: where.version }, where);
  return (told.OptionalRuntimes ?? []).map(({ RuntimeType, RuntimeVersions, DefaultVersion }) => ({
    type: RuntimeType ?? '',
    versions: RuntimeVersions ?? [],
    defaultVersion: DefaultVersion ?? RuntimeVersions?.[0] ?? '',
  }));
}

export const isOffered = (runtimes: { type: string; versions: string[] }[], { type, version }: Runtime) =>
  runtimes.some((one) => one.type === type && one.versions.includes(version));
