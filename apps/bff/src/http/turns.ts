interface Lane {
  running: number;
  waiting: (() => void)[];
}

/** Runs up to `maxRunning` pieces of work per key in parallel; the others wait in order. At most `maxWaiting` wait per key. */
export class Turns {
  private readonly lanes = new Map<string, Lane>();
  private readonly maxRunning: number;
  private readonly maxWaiting: number;

  constructor(maxRunning: number, maxWaiting: number) {
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
  }

  /** Throws the error from `refusal` when too many wait. */
  async run<T>(key: string, work: () => Promise<T>, refusal: () => Error): Promise<T> {
    const lane = this.lanes.get(key) ?? { running: 0, waiting: [] };
    this.lanes.set(key, lane);
    if (lane.running < this.maxRunning) lane.running += 1;
    else if (lane.waiting.length >= this.maxWaiting) throw refusal();
    else await new Promise<void>((begin) => lane.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      // The next one takes over this place.
      if (next) next();
      else if ((lane.running -= 1) === 0) this.lanes.delete(key);
    }
  }
}
