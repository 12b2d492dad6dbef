import type { Template, TemplateVersion } from '@isthmus/contracts/templates';
import { ago, person, templateId } from './world.ts';

export const aVersion = (more: Partial<TemplateVersion> = {}): TemplateVersion => ({
  version: 1,
  settings: {
    nodeType: 'CPU',
    runtime: null,
    labels: [{ key: 'rack', value: 'r07' }],
    taints: [],
    deletionProtection: false,
    containerDirectory: null,
    cordonNewNodes: false,
    desiredPodNumber: null,
    kubeletArgs: [],
    notKnown: [],
  },
  customData: null,
  note: '',
  createdBy: person,
  createdAt: ago(3_600),
  ...more,
});

export const aTemplate = (more: Partial<Template> = {}): Template => ({
  id: templateId,
  name: 'racks',
  latest: aVersion(),
  pools: 1,
  behind: 0,
  ...more,
});
