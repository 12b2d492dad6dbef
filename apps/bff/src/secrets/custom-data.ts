import { createHash } from 'node:crypto';
import type { Config } from '#config';
import type { Prisma } from '#generated/client';
import { seal, unseal } from './seal.ts';

/** Encrypts custom data, bound to the ids of its row: a template version, or an operation and its account. */
export const sealCustomData = (config: Pick<Config, 'keys'>, text: string, owner: string[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(seal(config.keys, text, owner));

/** Throws when the key, the owner or a single bit differs. */
export const unsealCustomData = (config: Pick<Config, 'keys'>, sealed: Uint8Array, owner: string[]): string =>
  unseal(config.keys, Buffer.from(sealed), owner);

/** Describes custom data where its text must not appear. `bytes` counts UTF-8. */
export const describeCustomData = (text: string) => ({
  sha256: createHash('sha256').update(text).digest('hex'),
  bytes: Buffer.byteLength(text),
});

interface VersionKey {
  templateId: string;
  version: number;
}

/** The ids that a template's custom data is bound to. */
export const templateOwner = ({ templateId, version }: VersionKey): string[] => [templateId, String(version)];

/** Returns the custom data of a template version as text; null when it has none or does not exist. */
export async function customDataOf(db: Prisma.TransactionClient, config: Pick<Config, 'keys'>, at: VersionKey) {
  const { templateId, version } = at;
  const row = await db.templateVersion.findUnique({ where: { templateId_version: { templateId, version } } });
  return row?.customData ? unsealCustomData(config, row.customData, templateOwner(at)) : null;
}
