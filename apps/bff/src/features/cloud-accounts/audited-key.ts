import type { CloudAccount } from '#generated/client';
import { StoredRole } from '#secrets/cloud-account-credentials';

/** What the audit keeps of a key: never a secret. */
export function auditedKey({
  keyKind,
  secretId,
  keyEndsAt,
  role,
}: { role: unknown } & Pick<CloudAccount, 'keyKind' | 'secretId' | 'keyEndsAt'>) {
  const { data } = StoredRole.safeParse(role);
  return {
    keyKind,
    ...(secretId && { secretId }),
    ...(data && { roleArn: data.arn }),
    ...(keyEndsAt && { keyEndsAt: keyEndsAt.toISOString() }),
  };
}
