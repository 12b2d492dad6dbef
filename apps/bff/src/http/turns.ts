interface Lane {
  running: number;
  line: (() => void)[];
}

/** Lets `atOnce` pieces of work with the same key run together, the others in order; a line of `longest` takes no more. */
export class Turns {
  private readonly lanes = new Map<string, Lane>();
  private readonly atOnce: number;
  private readonly longest: number;

  constructor(atOnce: number, longest: number) {
    this.atOnce = atOnce;
    this.longest = longest;
  }

  /** Throws what `refusal` makes when the line is full. */
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
      // The next one takes over this one's place.
      if (next) next();
      else if ((lane.running -= 1) === 0) this.lanes.delete(key);
    }
  }
}
