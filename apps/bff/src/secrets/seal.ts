import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** version(1) · key id(8) · wrapped data key(12+32+16) · nonce(12) · tag(16) · text */
const format = 1;
const idLength = 8;
const wrappedLength = 12 + 32 + 16;

/** The key-encryption keys: the first one seals, all of them open. */
export type Keys = readonly [Buffer, ...Buffer[]];

/** Identifies a key-encryption key without revealing it. */
const idOf = (key: Buffer) => createHash('sha256').update('isthmus key id').update(key).digest().subarray(0, idLength);

/** The first bytes of everything sealed with this key. */
export const headOf = (key: Buffer) => Buffer.concat([Buffer.from([format]), idOf(key)]);

function encrypt(key: Buffer, text: Buffer, aad: Buffer) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, aad: Buffer) {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(aad);
  cipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]);
}

/** The additional authenticated data of AES-GCM. */
const aadOf = (head: Buffer, owner: string[]) => Buffer.concat([head, Buffer.from(owner.join('\0'))]);

/** AES-256-GCM with its own data key, wrapped by the first key. Bound to `owner` (row id, account id), so a swapped row fails. */
export function seal([key]: Keys, text: string, owner: string[]): Buffer {
  const head = headOf(key);
  const dataKey = randomBytes(32);
  const aad = aadOf(head, owner);
  return Buffer.concat([head, encrypt(key, dataKey, aad), encrypt(dataKey, Buffer.from(text), aad)]);
}

/** Throws when no key is the one that sealed, or the owner or a single bit differs. */
export function unseal(keys: Keys, sealed: Buffer, owner: string[]): string {
  const head = sealed.subarray(0, 1 + idLength);
  if (head[0] !== format) throw new Error(`sealed in an unknown format: ${head[0]}`);
  const key = keys.find((one) => head.subarray(1).equals(idOf(one)));
  if (!key) throw new Error('sealed with another key-encryption key');
  const aad = aadOf(head, owner);
  const rest = sealed.subarray(head.length);
  const dataKey = decrypt(key, rest.subarray(0, wrappedLength), aad);
  return decrypt(dataKey, rest.subarray(wrappedLength), aad).toString();
}
