import { keyIdOf } from '#chain/seal';
import type { KeysById } from '#chain/verify';
import type { Config } from '#config';
import { derivedAuditKey, readAuditKeyFile } from '#config/audit-key';

/**
 * The keys that may have made a seal, by their ids: those of the settings, and earlier ones. A file, and the settings of the audit's key, may
 * also name an earlier key-encryption key, from which the chain's was derived. Throws an Error with a sentence about a file that holds none.
 */
export function keysOf({ keys, auditKeys }: Pick<Config, 'keys' | 'auditKeys'>, paths: string[] = []): KeysById {
  const earlier = paths.flatMap((path) =>
    readAuditKeyFile(path, (fault) => {
      throw new Error(`--key-file ${fault}.`);
    }),
  );
  const named = [...auditKeys, ...earlier];
  const all = [...named, ...[...keys, ...named].map(derivedAuditKey)];
  return new Map(all.map((one) => [keyIdOf(one).toString('hex'), one]));
}
