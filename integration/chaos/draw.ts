import { random } from '../../scripts/sample.mjs';

/** Random draws from a seed. The same seed gives the same draws. */
export class Draw {
  readonly fraction: () => number;

  constructor(seed: number) {
    this.fraction = random(seed);
  }

  /** From `least` to `most`, both included. */
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
