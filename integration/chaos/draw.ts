/** The same seed draws the same (mulberry32). */
export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  fraction() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  /** From `least` to `most`. */
  whole(least: number, most: number) {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }
  oneOf<T>(list: readonly [T, ...T[]]): T {
    return list[this.whole(0, list.length - 1)] ?? list[0];
  }
  chance(of: number) {
    return this.fraction() < of;
  }
}
