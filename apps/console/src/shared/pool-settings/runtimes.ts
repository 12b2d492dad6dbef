import type { listRuntimes, Runtime } from '@isthmus/contracts/external-node-pools';
import type { ReplyOf } from '#shared/api/call.ts';

export type OfferedRuntime = ReplyOf<typeof listRuntimes>['runtimes'][number];

/** "containerd 1.7.28" */
export const nameOfRuntime = ({ type, version }: Runtime) => `${type} ${version}`;

export const isOffered = (offered: OfferedRuntime[], { type, version }: Runtime) =>
  offered.some((each) => each.type === type && each.versions.includes(version));

/** Returns containerd's default. TKE marks one default per type. */
export function defaultRuntime(offered: OfferedRuntime[]): Runtime | null {
  const one = offered.find(({ type }) => type === 'containerd') ?? offered[0];
  return one ? { type: one.type, version: one.defaultVersion } : null;
}

/** Returns the default of the same type, else the cluster's default. */
export const replacementFor = (offered: OfferedRuntime[], { type }: Runtime) =>
  defaultRuntime(offered.filter((each) => each.type === type)) ?? defaultRuntime(offered);
