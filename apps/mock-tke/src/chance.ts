import { createHash } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Repeatable random values: the same seed gives the same values in the same order. */
export class Chance {
  readonly seed: string;
  drawn: number;

  constructor(seed: string, drawn = 0) {
    this.seed = seed;
    this.drawn = drawn;
  }

  /** At most 32 bytes. */
  private bytes(count: number) {
    return createHash('sha256').update(`${this.seed} ${this.drawn++}`).digest().subarray(0, count);
  }
  hex(bytes: number) {
    return this.bytes(bytes).toString('hex');
  }
  number() {
    return this.bytes(4).readUInt32BE();
  }
  /** From 0 to below 1. */
  fraction() {
    return this.number() / 2 ** 32;
  }
  upTo(most: number) {
    return most && Math.round(this.fraction() * most);
  }
  /** An id in TKE's form: `np-` and eight letters or digits. */
  id(prefix: string) {
    return `${prefix}-${[...this.bytes(8)].map((byte) => letters[byte % letters.length]).join('')}`;
  }
  /** In the form of a random UUID. */
  uuid() {
    const hex = this.hex(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
