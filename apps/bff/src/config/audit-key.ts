import { hkdfSync } from 'node:crypto';
import { readKey, readText } from './parsers.ts';

/** The key of the chain of an installation that has no own key for it. */
export const derivedAuditKey = (key: Buffer) => Buffer.from(hkdfSync('sha256', key, '', 'isthmus audit chain', 32));

/**
 * Returns the key of the audit's chain: its own, or else the derived one. It is never in the database, so who can change the database cannot
 * make seals. Messages never quote the key.
 */
export function findAuditKey(
  { ISTHMUS_AUDIT_KEY: text, ISTHMUS_AUDIT_KEY_FILE: path }: NodeJS.ProcessEnv,
  key: Buffer,
  reportFor: (name: string) => (sentence: string) => void,
): Buffer {
  if (text && path)
    reportFor('ISTHMUS_AUDIT_KEY_FILE')('cannot be used together with ISTHMUS_AUDIT_KEY: set one of them');
  else if (text) return readKey(text, '', reportFor('ISTHMUS_AUDIT_KEY'));
  else if (path) return readAuditKeyFile(path, reportFor('ISTHMUS_AUDIT_KEY_FILE'));
  return derivedAuditKey(key);
}

/** Reads 32 bytes in base64 from a file. */
export function readAuditKeyFile(path: string, fault: (sentence: string) => void): Buffer {
  let isReadable = true;
  const content = readText(path, (sentence) => {
    isReadable = false;
    fault(sentence);
  });
  return isReadable ? readKey(content, `names ${path}, which `, fault) : Buffer.alloc(0);
}
