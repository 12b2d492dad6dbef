import { z } from 'zod';
import { KeyDetails, KeySummary, keyWith } from './account-keys.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { InAccount, Region } from './params.ts';
import { inAccount } from './places.ts';

/** The SecretId of the server's own key, which may assume roles; null without one. */
const ServerKey = z.string().nullable();

/** The target of an account's calls: a base URL in which `{service}` becomes tke, vpc, cvm or sts. */
export const Site = z.object({ url: z.string(), name: z.string() });
export type Site = z.infer<typeof Site>;

export const AccountColour = z.enum(['slate', 'teal', 'blue', 'violet', 'rose', 'amber', 'green']);
export type AccountColour = z.infer<typeof AccountColour>;

/** A Tencent Cloud account. The SecretKey is write-only: no answer contains it. */
export const CloudAccount = z.object({
  id: z.uuid(),
  name: z.string(),
  colour: AccountColour,
  site: Site,
  /** For a role: of the key that assumes it. */
  secretId: z.string(),
  uin: z.string(),
  regions: z.array(z.string()),
  /** The clusters on which external nodes are enabled, as last read. */
  enabledClusters: z.number().int(),
  /** Nothing at TKE may be changed, and no join command shown. Reads go on. */
  observeOnly: z.boolean(),
  /** Grave acts need a second person (approval-acts.ts). */
  fourEyes: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When the present key was stored. */
  keySetAt: z.iso.datetime(),
  key: KeySummary,
});
export type CloudAccount = z.infer<typeof CloudAccount>;

/** A new key for an account. */
export const NewKey = keyWith({});
export type NewKey = z.infer<typeof NewKey>;

const OfSite = { site: z.string().min(1, fault('site-missing')) };
export const Credential = keyWith(OfSite);
export type Credential = z.infer<typeof Credential>;

/** The owner of a credential and its regions. `region` is TKE's id, `name` its display name. */
export const CredentialProof = z.object({
  uin: z.string(),
  arn: z.string(),
  regions: z.array(z.object({ region: z.string(), name: z.string() })),
});
export type CredentialProof = z.infer<typeof CredentialProof>;

const AccountName = newName(fault('account-name-missing'));
const Regions = z
  .array(Region)
  .min(1, fault('region-missing'))
  .max(40)
  .overwrite((regions) => [...new Set(regions)]);

/** What a person chooses for a new account, besides its key. */
export const AccountChoices = z.object({
  name: AccountName,
  colour: AccountColour,
  regions: Regions,
  observeOnly: z.boolean().default(true),
});
export const NewCloudAccount = keyWith({ ...OfSite, ...AccountChoices.shape });
export type NewCloudAccount = z.infer<typeof NewCloudAccount>;

export const listSites = endpoint({
  method: 'GET',
  path: '/sites',
  summary: 'Sites that an account may use',
  scope: 'none',
  permission: 'own',
  response: z.object({
    sites: z.array(Site),
    serverKey: ServerKey,
  }),
});

export const listCloudAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  summary: 'Cloud accounts',
  scope: 'fleet',
  forPrograms: true,
  response: z.object({ accounts: z.array(CloudAccount) }),
});

/** Calls sts GetCallerIdentity and tke DescribeRegions, for a role sts AssumeRole first. Stores nothing. */
export const proveCredential = endpoint({
  method: 'POST',
  path: '/credential-proofs',
  summary: 'Verify a credential',
  audit: { none: 'reads-only' },
  scope: 'none',
  permission: 'own',
  body: Credential,
  response: CredentialProof,
});

/** Verifies the credential again, then stores the account. SecretKey and token are encrypted with a key of their own. */
export const addCloudAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Add a cloud account',
  audit: 'add-cloud-account',
  scope: 'none',
  permission: 'own',
  stepUp: 'always',
  status: 201,
  body: NewCloudAccount,
  response: CloudAccount,
});

export const CloudAccountChange = z.object({
  name: AccountName.exactOptional(),
  colour: AccountColour.exactOptional(),
  regions: Regions.exactOptional(),
  observeOnly: z.boolean().exactOptional(),
  fourEyes: z.boolean().exactOptional(),
});
export type CloudAccountChange = z.infer<typeof CloudAccountChange>;

/**
 * Changes an account's settings; what is absent stays. With `observeOnly`, groups of operations pause, and an operation that was not sent yet
 * waits for a person. A call that is under way ends. A region with unfinished operations or open joins cannot be left out of `regions`
 * (`region-in-use`); what was read of one that is left out is deleted, its history stays. Ending `fourEyes` needs a second person itself.
 */
export const changeCloudAccount = endpoint({
  method: 'PATCH',
  path: inAccount,
  summary: 'Change a cloud account',
  audit: 'change-cloud-account',
  permission: 'settings',
  fourEyes: { act: 'turn-off-four-eyes', when: ({ fourEyes }) => fourEyes === false },
  params: InAccount,
  body: CloudAccountChange,
  response: CloudAccount,
});

/** What keeps a region, or the account, from being removed: numbers of unfinished operations and of open joins. */
export const RegionInUse = z.object({ region: z.string(), operations: z.number().int(), joins: z.number().int() });
export type RegionInUse = z.infer<typeof RegionInUse>;

/** The settings of one account, with what is known about its key. */
export const CloudAccountDetails = CloudAccount.extend({
  key: KeyDetails,
  /** As in the list of sites. */
  serverKey: ServerKey,
  /** Only regions with something open. */
  inUse: z.array(RegionInUse),
});
export type CloudAccountDetails = z.infer<typeof CloudAccountDetails>;

export const getCloudAccount = endpoint({
  method: 'GET',
  path: inAccount,
  summary: 'One cloud account',
  permission: 'read',
  forWalls: false,
  params: InAccount,
  response: CloudAccountDetails,
});

/** What the stored or a new key is, and how long Tencent Cloud took to answer both calls. */
export const KeyProof = CredentialProof.extend({ tookMs: z.number().int() });
export type KeyProof = z.infer<typeof KeyProof>;

/** Calls sts GetCallerIdentity and tke DescribeRegions with the stored key. A role is assumed again first, and the new key is used from now on. */
export const testCloudAccountKey = endpoint({
  method: 'POST',
  path: `${inAccount}/key/test`,
  summary: 'Test the key of a cloud account',
  audit: { none: 'reads-only' },
  permission: 'settings',
  params: InAccount,
  response: KeyProof,
});

/** Verifies a key that may replace the stored one. Refuses the key of another account. Stores nothing. */
export const proveNewKey = endpoint({
  method: 'POST',
  path: `${inAccount}/key/proofs`,
  summary: 'Verify a new key for a cloud account',
  audit: { none: 'reads-only' },
  permission: 'settings',
  params: InAccount,
  body: NewKey,
  response: KeyProof,
});

/**
 * Verifies the new key again, then stores it instead of the old one. Calls under way end with the old key; the next call of every process uses
 * the new one. Refuses the key of another account with `key-of-another-account`.
 */
export const replaceCloudAccountKey = endpoint({
  method: 'PUT',
  path: `${inAccount}/key`,
  summary: 'Replace the key of a cloud account',
  audit: 'replace-cloud-account-key',
  permission: 'settings',
  stepUp: 'always',
  params: InAccount,
  body: NewKey,
  response: CloudAccountDetails,
});

/**
 * Deletes the key, the readings, the expected hosts and the roles of an account, for good. `confirmedName` is its name. Operations, activity and
 * audit stay readable, for owners; the name is free again. Refused with `already-in-flight` while an operation is unfinished.
 */
export const removeCloudAccount = endpoint({
  method: 'POST',
  path: `${inAccount}/remove`,
  summary: 'Remove a cloud account',
  audit: 'remove-cloud-account',
  permission: 'settings',
  stepUp: 'always',
  status: 204,
  params: InAccount,
  body: z.object({ confirmedName: z.string().max(200) }),
  response: z.null(),
});
