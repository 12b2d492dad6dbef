import { z } from 'zod';

/** All faults of a field. The console's `fields` texts hold the sentence for each, in both languages. */
export const fieldCodes = [
  // Any field, as zod finds them.
  'missing',
  'wrong-type',
  'wrong-form',
  'not-offered',
  'unknown-field',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'number-too-small',
  'number-too-large',
  'not-whole',
  'unstorable',
  'invisible-character',
  'ascii-only',
  // Names and their confirmation.
  'account-name-missing',
  'account-name-taken',
  'pool-name-missing',
  'pool-name-taken',
  'template-name-missing',
  'template-name-taken',
  'cluster-name-missing',
  'cluster-name-differs',
  'pool-name-differs',
  // Accounts and people.
  'email-form',
  'password-missing',
  'site-missing',
  'site-not-offered',
  'secret-id-missing',
  'secret-key-missing',
  'region-form',
  'region-missing',
  // Clusters, pools, templates.
  'cluster-not-here',
  'subnet-missing',
  'acknowledge',
  'pool-missing',
  'pool-not-here',
  'reason-missing',
  'force-needs-nodes',
  'label-key-form',
  'label-value-form',
  'label-key-twice',
  'label-of-tke',
  'label-of-location',
  'labels-of-bgp',
  'taint-twice',
  'runtime-missing',
  'runtime-not-offered',
  'absolute-path',
  'kubelet-arg-form',
  'kubelet-arg-twice',
  'script-too-large',
  'script-missing',
  'before-year-one',
  // Nodes.
  'nodes-missing',
  'node-twice',
  'node-gone',
  // Hosts.
  'hosts-missing',
  'host-missing',
  'host-name-form',
  'host-upper-case',
  'host-empty-part',
  'host-long-part',
  'host-localhost',
  'host-address-form',
  'host-address-loopback',
  'host-address-ipv6',
  'host-two-addresses',
  'host-two-names',
  'host-range',
  'interface-form',
  'host-twice',
  'host-expected',
  'host-expected-in-pool',
  'host-expected-in-cluster',
  'host-is-node',
  'host-is-node-elsewhere',
] as const;
export type FieldCode = (typeof fieldCodes)[number];
export type FieldParams = Record<string, string | number>;

/** The fault of one request field, by its dotted path. The client writes the sentence. */
export const FieldProblem = z.object({
  path: z.string(),
  // Checks only the type, so the console's first page does not load the list.
  code: z.custom<FieldCode>((code) => typeof code === 'string').meta({ type: 'string' }),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;
