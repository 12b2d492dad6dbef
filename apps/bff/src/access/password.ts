import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { wrongField } from '#http/problems';

/** The bytes of each entry in the list: the beginning of a SHA-256. By chance, one good password in 25 million is refused too. */
const entryBytes = 5;
/** Letters and digits that are left without the person's and the product's own words. Fewer are guessed quickly. */
const leastOwn = 8;
const leastDifferent = 5;

/**
 * Passwords of at least 12 characters from published breaches, as sorted, shortened hashes of their lower case (docs/decisions/0041). Read
 * at the first use.
 */
let breached: Buffer | undefined;
const list = () => (breached ??= readFileSync(new URL('./breached-passwords.bin', import.meta.url)));

const entryOf = (password: string) =>
  createHash('sha256').update(password.toLowerCase()).digest().subarray(0, entryBytes);

/** Whether a published breach contains the password, in any case of its letters. */
function isBreached(password: string): boolean {
  const wanted = entryOf(password);
  let [from, to] = [0, list().length / entryBytes];
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = wanted.compare(list(), middle * entryBytes, (middle + 1) * entryBytes);
    if (order === 0) return true;
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return false;
}

const replaced: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };
/** Returns the letters as a person reads them: "1sthmu$" is "isthmus". */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[013457@$!]/g, (sign) => replaced[sign] ?? sign)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

interface Owner {
  email: string;
  name: string;
}

/** The words that somebody who knows the person and the product tries first, the longest first. */
function ownWords({ email, name }: Owner) {
  const words = ['isthmus', email, name, ...email.split(/[@.+_-]/), ...name.split(/\s+/)].map(plain);
  return words.filter((word) => word.length > 2).toSorted((one, other) => other.length - one.length);
}

/** Throws a fault of the field `password` when it is easy to guess. The contract has checked its length. */
export function refuseWeakPassword(password: string, owner: Owner) {
  if (isBreached(password)) throw wrongField('password', 'password-breached');
  if (new Set(password.toLowerCase()).size < leastDifferent) throw wrongField('password', 'password-simple');
  const letters = plain(password);
  const rest = ownWords(owner).reduce((left, word) => left.replaceAll(word, ''), letters);
  if (rest !== letters && rest.length < leastOwn) throw wrongField('password', 'password-own');
}
