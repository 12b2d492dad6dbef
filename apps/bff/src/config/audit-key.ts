import { hkdfSync } from 'node:crypto';
import type { Keys } from '#secrets/seal';
import { readKeys, readText } from './parsers.ts';

/** The key of the chain of an installation that has no own key for it. */
export const derivedAuditKey = (key: Buffer) => Buffer.from(hkdfSync('sha256', key, '', 'isthmus audit chain', 32));

/**
 * Returns the keys of the audit's chain: its own, or else those derived from the key-encryption keys. The first one seals, all of them verify.
 * They are never in the database, so who can change the database cannot make seals. Messages never quote a key.
 */
export function findAuditKeys(
  { ISTHMUS_AUDIT_KEY: text, ISTHMUS_AUDIT_KEY_FILE: path }: NodeJS.ProcessEnv,
  [first, ...others]: Keys,
  reportFor: (name: string) => (sentence: string) => void,
): Keys {
  if (text && path)
    reportFor('ISTHMUS_AUDIT_KEY_FILE')('cannot be used together with ISTHMUS_AUDIT_KEY: set one of them');
  else if (text) return readKeys(text, '', reportFor('ISTHMUS_AUDIT_KEY'));
  else if (path) return readAuditKeyFile(path, reportFor('ISTHMUS_AUDIT_KEY_FILE'));
  return [derivedAuditKey(first), ...others.map(derivedAuditKey)];
}

/** Reads keys of 32 bytes in base64 from a file. */
export function readAuditKeyFile(path: string, fault: (sentence: string) => void): Keys {
  let isReadable = true;
  const content = readText(path, (sentence) => {
    isReadable = false;
    fault(sentence);
  });
  return isReadable ? readKeys(content, `names ${path}, which `, fault) : [Buffer.alloc(0)];
}
