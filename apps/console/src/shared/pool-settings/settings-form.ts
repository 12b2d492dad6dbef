import { PoolSettings, Runtime } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import { Label, locationLabelKey } from '@isthmus/contracts/kubernetes';
import { ScriptText } from '@isthmus/contracts/script';
import { NotKnown, type TemplateSettings, type TemplateVersion } from '@isthmus/contracts/templates';
import { z } from 'zod';
import { locationOf, withLocation, withoutLocation } from './settings.ts';

/** Location is typed in a field of its own. */
export const noLocation = (labels: Label[], context: z.core.$RefinementCtx) => {
  const row = labels.findIndex(({ key }) => key === locationLabelKey);
  if (row >= 0) context.addIssue({ code: 'custom', path: [row, 'key'], message: fault('label-of-location') });
};

/** The contract's settings as a form holds them: Location apart from the labels, custom data as text or as what is kept. */
export const SettingsForm = PoolSettings.extend({
  runtime: Runtime.nullable(),
  location: Label.shape.value,
  labels: PoolSettings.shape.labels.superRefine(noLocation),
  desiredPodNumber: z.int(fault('not-whole')).pipe(PoolSettings.shape.desiredPodNumber.unwrap()).nullable(),
  customData: ScriptText,
  /** The custom data of the template goes on, unseen, instead of a text. */
  keepsCustomData: z.boolean(),
  notKnown: z.array(NotKnown),
});
export type SettingsForm = z.infer<typeof SettingsForm>;

/** Safe to begin with: nothing lands on the nodes by surprise, and the pool can't be deleted by mistake. */
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

/** What a template's version holds of the form; custom data goes apart. */
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

/** The fields that have a control, in the order in which they stand. */
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

/** The names of what stands behind "Advanced". */
export const advancedNames = [
  'containerDirectory',
  'cordonNewNodes',
  'desiredPodNumber',
  'kubeletArgs',
  'customData',
] as const satisfies (keyof SettingsForm)[];
