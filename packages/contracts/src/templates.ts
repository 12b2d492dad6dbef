import { z } from 'zod';
import { ExternalNodePool, PoolSettings, Runtime, VersionNumber } from './external-node-pools.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { InPool } from './params.ts';
import { inPool } from './places.ts';
import { KeptCustomData, Script } from './script.ts';

/** Fields that a pool does not report. A template saved from a pool marks them instead of leaving them empty. */
export const NotKnown = z.enum([
  'customData',
  'containerDirectory',
  'cordonNewNodes',
  'desiredPodNumber',
  'kubeletArgs',
]);

/** `runtime` null = the default of the cluster on which the pool is created. */
export const TemplateSettings = PoolSettings.extend({
  runtime: Runtime.nullable(),
  notKnown: z.array(NotKnown),
});
export type TemplateSettings = z.infer<typeof TemplateSettings>;

const Person = z.object({ id: z.uuid(), name: z.string(), email: z.string() });

export const TemplateVersion = z.object({
  version: z.number().int(),
  settings: TemplateSettings,
  customData: KeptCustomData.nullable(),
  note: z.string(),
  createdBy: Person,
  createdAt: z.iso.datetime(),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

/** Pool templates belong to Isthmus, not to one account. `latest` is the newest version; `pools` and `behind` count those that the caller may see. */
export const Template = z.object({
  id: z.uuid(),
  name: z.string(),
  latest: TemplateVersion,
  pools: z.number().int(),
  /** The pools with an older version than `latest`. */
  behind: z.number().int(),
});
export type Template = z.infer<typeof Template>;

/** A pool created from a template, while it is still observed, with the settings that TKE reports. */
export const MadePool = z.object({
  accountId: z.uuid(),
  region: z.string(),
  clusterId: z.string(),
  clusterName: z.string(),
  nodePoolId: z.string(),
  name: z.string(),
  version: z.number().int(),
  pool: ExternalNodePool.omit({ madeFrom: true }),
});
export type MadePool = z.infer<typeof MadePool>;

const TemplateName = newName(fault('template-name-missing'));
const Note = z.string().trim().max(200);
/** Absent keeps the custom data of a stored version; null clears it. */
const CustomDataText = Script.nullable().optional();

export const NewTemplate = z.object({
  name: TemplateName,
  note: Note,
  settings: TemplateSettings,
  customData: CustomDataText,
});
export type NewTemplate = z.infer<typeof NewTemplate>;

/**
 * `basedOn` is the newest version that the person saw. 409 `changed-meanwhile` when a newer one exists. `restores` is the older version
 * whose settings the person took: absent custom data then keeps that version's.
 */
export const NewTemplateVersion = z.object({
  basedOn: VersionNumber,
  restores: VersionNumber.optional(),
  name: TemplateName,
  note: Note,
  settings: TemplateSettings,
  customData: CustomDataText,
});
export type NewTemplateVersion = z.infer<typeof NewTemplateVersion>;

const OneTemplate = z.object({ templateId: z.uuid() });

export const listTemplates = endpoint({
  method: 'GET',
  path: '/templates',
  summary: 'Pool templates',
  scope: 'fleet',
  permission: 'read',
  response: z.object({ templates: z.array(Template) }),
});

export const getTemplate = endpoint({
  method: 'GET',
  path: '/templates/:templateId',
  summary: 'A template with all its versions and the pools made from it',
  scope: 'fleet',
  permission: 'read',
  params: OneTemplate,
  response: z.object({
    template: Template,
    versions: z.array(TemplateVersion),
    pools: z.array(MadePool),
  }),
});

/** 409 `name-taken` for a used name, here and in every endpoint that names a template. */
export const createTemplate = endpoint({
  method: 'POST',
  path: '/templates',
  summary: 'Create a template',
  audit: 'create-template',
  scope: 'none',
  permission: 'templates',
  status: 201,
  body: NewTemplate,
  response: Template,
});

export const addTemplateVersion = endpoint({
  method: 'POST',
  path: '/templates/:templateId/versions',
  summary: 'Save a new version of a template',
  audit: 'add-template-version',
  scope: 'fleet',
  permission: 'templates',
  status: 201,
  params: OneTemplate,
  body: NewTemplateVersion,
  response: Template,
});

/** Copies the newest version, with its custom data, as version 1 of another template. */
export const copyTemplate = endpoint({
  method: 'POST',
  path: '/templates/:templateId/copies',
  summary: 'Copy a template',
  audit: 'copy-template',
  scope: 'none',
  permission: 'templates',
  status: 201,
  params: OneTemplate,
  body: z.object({ name: TemplateName }),
  response: Template,
});

/** Pools created from it stay unchanged. */
export const deleteTemplate = endpoint({
  method: 'DELETE',
  path: '/templates/:templateId',
  summary: 'Delete a template with all its versions',
  audit: 'delete-template',
  scope: 'none',
  permission: 'templates',
  params: OneTemplate,
  response: z.null(),
});

/** The custom data of one version as text. The audit records the reveal before the answer is sent. */
export const revealTemplateCustomData = endpoint({
  method: 'POST',
  path: '/templates/:templateId/versions/:version/custom-data',
  summary: "Reveal a template's custom data",
  audit: 'reveal-template-custom-data',
  scope: 'none',
  permission: 'read',
  needsConfirmed: true,
  params: OneTemplate.extend({ version: z.coerce.number().pipe(VersionNumber) }),
  response: z.object({ text: z.string() }),
});

/** Fields that the pool does not report are marked as not known. */
export const saveTemplateFromPool = endpoint({
  method: 'POST',
  path: `${inPool}/template`,
  summary: 'Save a pool as a template',
  audit: 'create-template',
  permission: 'templates',
  status: 201,
  params: InPool,
  body: z.object({ name: TemplateName, note: Note }),
  response: Template,
});
