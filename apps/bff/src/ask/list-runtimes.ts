import type { Runtime } from '@isthmus/contracts/external-node-pools';
import { z } from 'zod';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { questionSignal, parseReply } from './answer.ts';

const action = 'DescribeSupportedRuntime';
const Reply = z.object({
  OptionalRuntimes: z.array(
    z.object({ RuntimeType: z.string(), RuntimeVersions: z.array(z.string()), DefaultVersion: z.string().nullish() }),
  ),
});

/** Returns the runtimes that TKE offers for a Kubernetes version: https://cloud.tencent.com/document/api/457/105241 */
export async function listRuntimes(
  tke: TkeClient,
  caller: Caller,
  where: { region: string; version: string; language: 'en-US' | 'zh-CN' },
) {
  const request = { K8sVersion: where.version };
  const reply = await tke.call(caller, action, request, { ...where, signal: questionSignal() });
  return parseReply(action, Reply, reply).OptionalRuntimes.map(({ RuntimeType, RuntimeVersions, DefaultVersion }) => ({
    type: RuntimeType,
    versions: RuntimeVersions,
    defaultVersion: DefaultVersion ?? RuntimeVersions[0] ?? '',
  }));
}

export const isOffered = (runtimes: { type: string; versions: string[] }[], { type, version }: Runtime) =>
  runtimes.some((one) => one.type === type && one.versions.includes(version));
