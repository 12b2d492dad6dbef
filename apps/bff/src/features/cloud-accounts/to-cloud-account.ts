import { KeyKind } from '@isthmus/contracts/account-keys';
import { AccountColour, type CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Config } from '#config';
import type { CloudAccount as Account, RoleSession } from '#generated/client';

/** An account with the session of its role, if it has one. */
export type Row = Account & { roleSession: Pick<RoleSession, 'endsAt' | 'problem'> | null };
/** Never reads the session's key. */
export const withSession = { roleSession: { select: { endsAt: true, dueAt: true, problem: true } } };

/** Never includes the credential. */
export const toCloudAccount = (
  { id, name, colour, site, secretId, uin, regions, observeOnly, fourEyes, createdAt, keySetAt, ...key }: Row,
  config: Config,
  enabledClusters: number,
): CloudAccount => ({
  id,
  name,
  colour: AccountColour.parse(colour),
  site: config.sites.find(({ url }) => url === site) ?? { url: site, name: site },
  // A role without a key of its own is assumed with the server's.
  secretId: secretId || (config.baseKey?.secretId ?? ''),
  uin,
  regions,
  enabledClusters,
  observeOnly,
  fourEyes,
  createdAt: createdAt.toISOString(),
  keySetAt: keySetAt.toISOString(),
  key: {
    kind: KeyKind.parse(key.keyKind),
    endsAt: (key.keyEndsAt ?? key.roleSession?.endsAt)?.toISOString() ?? null,
    isFailing: (key.roleSession?.problem ?? null) !== null,
  },
});
