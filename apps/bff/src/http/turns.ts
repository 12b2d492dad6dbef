interface Lane {
  running: number;
  line: (() => void)[];
}

/** Runs up to `atOnce` pieces of work per key in parallel; the others wait in order. At most `longest` wait per key. */
export class Turns {
  private readonly lanes = new Map<string, Lane>();
  private readonly atOnce: number;
  private readonly longest: number;

  constructor(atOnce: number, longest: number) {
    this.atOnce = atOnce;
    this.longest = longest;
  }

  /** Throws the error from `refusal` when too many wait. */
  async run<T>(key: string, work: () => Promise<T>, refusal: () => Error): Promise<T> {
    const lane = this.lanes.get(key) ?? { running: 0, line: [] };
    this.lanes.set(key, lane);
    if (lane.running < this.atOnce) lane.running += 1;
    else if (lane.line.length >= this.longest) throw refusal();
    else await new Promise<void>((begin) => lane.line.push(begin));
    try {
      return await work();
    } finally {
      const next = lane.line.shift();
      // The next one takes over this place.
      if (next) next();
      else if ((lane.running -= 1) === 0) this.lanes.delete(key);
    }
  }
}
