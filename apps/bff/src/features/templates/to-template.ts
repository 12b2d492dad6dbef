import { TemplateSettings, type Template, type TemplateVersion } from '@isthmus/contracts/templates';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import type { PoolCount } from './made-pools.ts';

/** All columns except the custom data: its ciphertext is read only to be decrypted. */
const versionFields = {
  version: true,
  settings: true,
  customDataHash: true,
  customDataBytes: true,
  note: true,
  createdAt: true,
  createdBy: { select: { id: true, name: true, email: true } },
} satisfies Prisma.TemplateVersionSelect;
type VersionRow = Prisma.TemplateVersionGetPayload<{ select: typeof versionFields }>;

export const newestFirst = { select: versionFields, orderBy: { version: 'desc' } } as const;

export const toVersion = (row: VersionRow): TemplateVersion => ({
  version: row.version,
  settings: TemplateSettings.parse(row.settings),
  customData: row.customDataHash === null ? null : { sha256: row.customDataHash, bytes: row.customDataBytes ?? 0 },
  note: row.note,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
});

/** Throws not-found for a template without a version, which is never stored. */
export function newestOf({ versions: [newest] }: { versions: VersionRow[] }) {
  if (!newest) throw problem('not-found');
  return toVersion(newest);
}

/** What the audit keeps of a version. */
export const auditedVersion = (name: string, { note, settings, customData }: TemplateVersion) => ({
  name,
  note,
  ...settings,
  customData,
});

export const toTemplate = (
  row: { id: string; name: string; versions: VersionRow[] },
  counted?: PoolCount,
): Template => ({
  id: row.id,
  name: row.name,
  latest: newestOf(row),
  ...(counted ?? { pools: 0, behind: 0 }),
});
