import type { ExternalNodePool, Runtime } from '@isthmus/contracts/external-node-pools';
import { locationLabelKey, type Label } from '@isthmus/contracts/kubernetes';
import type { KeptCustomData } from '@isthmus/contracts/script';
import type { TemplateVersion } from '@isthmus/contracts/templates';

/** What a pool is made of, wherever it was read. Undefined = not known: TKE or the template does not tell. */
export interface Settings {
  nodeType: string;
  /** Null: the default of the cluster. */
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

/** In the order in which they are shown. */
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

/** What TKE tells of a pool: never its custom data, and of the rest it may leave out. */
export const settingsOfPool = (pool: ExternalNodePool): Settings => ({
  nodeType: pool.nodeType,
  runtime: pool.runtime ?? undefined,
  labels: pool.labels,
  taints: pool.taints,
  deletionProtection: pool.deletionProtection ?? undefined,
  containerDirectory: pool.containerDirectory ?? undefined,
  cordonNewNodes: pool.cordonNewNodes ?? undefined,
  // 0 is TKE's way to say that nothing was chosen.
  desiredPodNumber: pool.desiredPodNumber === 0 ? null : (pool.desiredPodNumber ?? undefined),
  kubeletArgs: pool.kubeletArgs ?? undefined,
  customData: undefined,
});

/** As kubectl writes them. */
export const lineOfLabel = ({ key, value }: Label) => `${key}=${value}`;
export const lineOfTaint = ({ key, value, effect }: Settings['taints'][number]) =>
  `${key}${value && `=${value}`}:${effect}`;

/** Location is a label with a field of its own. */
export const locationOf = (labels: Label[]) => labels.find(({ key }) => key === locationLabelKey)?.value ?? '';
export const withoutLocation = (labels: Label[]) => labels.filter(({ key }) => key !== locationLabelKey);
export const withLocation = (location: string, labels: Label[]): Label[] => [
  ...(location ? [{ key: locationLabelKey, value: location }] : []),
  ...labels,
];
