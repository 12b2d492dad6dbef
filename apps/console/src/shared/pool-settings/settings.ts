import type { ExternalNodePool, listRuntimes, Runtime } from '@isthmus/contracts/external-node-pools';
import { locationLabelKey, type Label } from '@isthmus/contracts/kubernetes';
import type { KeptCustomData } from '@isthmus/contracts/script';
import type { TemplateVersion } from '@isthmus/contracts/templates';
import type { ReplyOf } from '#shared/api/call.ts';

/** The settings of a pool from any source. Undefined means not known: TKE or the template does not report it. */
export interface Settings {
  nodeType: string;
  /** Null: the cluster's default. */
  runtime: Runtime | null | undefined;
  labels: Label[];
  taints: { key: string; value: string; effect: string }[];
  deletionProtection: boolean | undefined;
  /** Null: TKE's default. */
  containerDirectory: string | null | undefined;
  cordonNewNodes: boolean | undefined;
  desiredPodNumber: number | null | undefined;
  kubeletArgs: string[] | undefined;
  customData: KeptCustomData | null | undefined;
}

/** In display order. */
export const settingNames = [
  'nodeType',
  'runtime',
  'labels',
  'taints',
  'deletionProtection',
  'containerDirectory',
  'cordonNewNodes',
  'desiredPodNumber',
  'kubeletArgs',
  'customData',
] as const satisfies (keyof Settings)[];
export type SettingName = (typeof settingNames)[number];

export function settingsOfVersion({ settings, customData }: TemplateVersion): Settings {
  const { notKnown, ...known } = settings;
  return { ...known, customData, ...Object.fromEntries(notKnown.map((name) => [name, undefined])) };
}

/** Returns the settings that TKE reports for a pool. Custom data is never reported, and other values may be missing. */
export const settingsOfPool = (pool: Omit<ExternalNodePool, 'madeFrom'>): Settings => ({
  nodeType: pool.nodeType,
  runtime: pool.runtime ?? undefined,
  labels: pool.labels,
  taints: pool.taints,
  deletionProtection: pool.deletionProtection ?? undefined,
  containerDirectory: pool.containerDirectory ?? undefined,
  cordonNewNodes: pool.cordonNewNodes ?? undefined,
  // TKE reports 0 when no value was selected.
  desiredPodNumber: pool.desiredPodNumber === 0 ? null : (pool.desiredPodNumber ?? undefined),
  kubeletArgs: pool.kubeletArgs ?? undefined,
  customData: undefined,
});

/** Returns kubectl's notation. */
export const lineOfLabel = ({ key, value }: Label) => `${key}=${value}`;
export const lineOfTaint = ({ key, value, effect }: Settings['taints'][number]) =>
  `${key}${value && `=${value}`}:${effect}`;

/** Returns the Location label, which has its own field. */
export const locationOf = (labels: Label[]) => labels.find(({ key }) => key === locationLabelKey)?.value ?? '';
export const withoutLocation = (labels: Label[]) => labels.filter(({ key }) => key !== locationLabelKey);
export const withLocation = (location: string, labels: Label[]): Label[] => [
  ...(location ? [{ key: locationLabelKey, value: location }] : []),
  ...labels,
];

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
