import { PoolSettings, Runtime } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import { Label, locationLabelKey } from '@isthmus/contracts/kubernetes';
import { ScriptText } from '@isthmus/contracts/script';
import { NotKnown, type TemplateSettings, type TemplateVersion } from '@isthmus/contracts/templates';
import { z } from 'zod';
import { locationOf, withLocation, withoutLocation } from './settings.ts';

/** Refuses the Location label, because it has its own field. */
export const noLocation = (labels: Label[], context: z.core.$RefinementCtx) => {
  const row = labels.findIndex(({ key }) => key === locationLabelKey);
  if (row >= 0) context.addIssue({ code: 'custom', path: [row, 'key'], message: fault('label-of-location') });
};

/**
 * The contract's settings as form values. Location is separate from the labels. Custom data is text or a reference to
 * the kept script.
 */
export const SettingsForm = PoolSettings.extend({
  runtime: Runtime.nullable(),
  location: Label.shape.value,
  labels: PoolSettings.shape.labels.superRefine(noLocation),
  desiredPodNumber: z.int(fault('not-whole')).pipe(PoolSettings.shape.desiredPodNumber.unwrap()).nullable(),
  customData: ScriptText,
  /** True to use the template's custom data, which never reaches the browser, instead of `customData`. */
  keepsCustomData: z.boolean(),
  notKnown: z.array(NotKnown),
});
export type SettingsForm = z.infer<typeof SettingsForm>;

/** What names an item of a list: of two people's changes, both are kept. */
export const itemKeys = {
  labels: ({ key }: Label) => key,
  taints: ({ key, effect }: SettingsForm['taints'][number]) => `${key} ${effect}`,
};

/** Safe defaults: a taint keeps other Pods off new nodes, and deletion protection prevents a deletion by mistake. */
export const emptySettings: SettingsForm = {
  nodeType: 'CPU',
  runtime: null,
  location: '',
  labels: [],
  taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
  deletionProtection: true,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: [],
  customData: '',
  keepsCustomData: false,
  notKnown: [],
};

export const formOfVersion = ({ settings, customData }: TemplateVersion): SettingsForm => ({
  ...settings,
  location: locationOf(settings.labels),
  labels: withoutLocation(settings.labels),
  customData: '',
  keepsCustomData: customData !== null,
});

/** Returns the template version's settings from the form, without custom data. */
export const settingsOfForm = (form: SettingsForm): TemplateSettings => ({
  nodeType: form.nodeType,
  runtime: form.runtime,
  labels: withLocation(form.location, form.labels),
  taints: form.taints,
  deletionProtection: form.deletionProtection,
  containerDirectory: form.containerDirectory,
  cordonNewNodes: form.cordonNewNodes,
  desiredPodNumber: form.desiredPodNumber,
  kubeletArgs: form.kubeletArgs.filter(Boolean),
  notKnown: form.notKnown,
});

/** The fields with a control, in page order. */
export const fieldNames = [
  'nodeType',
  'runtime',
  'location',
  'labels',
  'taints',
  'deletionProtection',
  'containerDirectory',
  'desiredPodNumber',
  'kubeletArgs',
  'customData',
] as const satisfies (keyof SettingsForm)[];

/** The fields under "Advanced". */
export const advancedNames = [
  'containerDirectory',
  'cordonNewNodes',
  'desiredPodNumber',
  'kubeletArgs',
  'customData',
] as const satisfies (keyof SettingsForm)[];
