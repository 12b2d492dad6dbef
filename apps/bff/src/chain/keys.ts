import { keyIdOf } from '#chain/seal';
import type { Keys } from '#chain/verify';
import { derivedAuditKey, readAuditKeyFile } from '#config/audit-key';

/**
 * The keys that may have made a seal: those of the settings, and earlier ones. A file holds a key of the chain, or an earlier key of the
 * installation. Throws an Error with a sentence about a file that holds none.
 */
export function keysOf({ key, auditKey }: { key: Buffer; auditKey: Buffer }, paths: string[] = []): Keys {
  const earlier = paths.map((path) =>
    readAuditKeyFile(path, (fault) => {
      throw new Error(`--key-file ${fault}.`);
    }),
  );
  const all = [auditKey, derivedAuditKey(key), ...earlier, ...earlier.map(derivedAuditKey)];
  return new Map(all.map((one) => [keyIdOf(one).toString('hex'), one]));
}
