import { PoolSettings, Runtime } from '@isthmus/contracts/external-node-pools';
import { Label, locationLabelKey } from '@isthmus/contracts/kubernetes';
import { NotKnown, type TemplateSettings, type TemplateVersion } from '@isthmus/contracts/templates';
import { z } from 'zod';
import { locationOf, withLocation, withoutLocation } from './settings.ts';

/** The contract's settings as a form holds them: Location apart from the labels, custom data as text or as what is kept. */
export const SettingsForm = PoolSettings.extend({
  runtime: Runtime.nullable(),
  location: Label.shape.value,
  labels: PoolSettings.shape.labels.refine(
    (labels) => labels.every(({ key }) => key !== locationLabelKey),
    'Location has a field of its own',
  ),
  desiredPodNumber: z.int('Use a whole number').pipe(PoolSettings.shape.desiredPodNumber.unwrap()).nullable(),
  customData: z.string().max(16 * 1024, 'Use at most 16 KiB'),
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
