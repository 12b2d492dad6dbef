/** Counts what is open per owner, and refuses more than a limit. A stream costs memory and a connection as long as it is open. */
export class StreamPlaces {
  private readonly taken = new Map<string, number>();

  /** Takes one place of each owner. Returns how to give them back; null when an owner has no place left. */
  take(owners: readonly { key: string; limit: number }[]): (() => void) | null {
    if (owners.some(({ key, limit }) => (this.taken.get(key) ?? 0) >= limit)) return null;
    for (const { key } of owners) this.taken.set(key, (this.taken.get(key) ?? 0) + 1);
    return () => {
      for (const { key } of owners) {
        const left = (this.taken.get(key) ?? 1) - 1;
        if (left) this.taken.set(key, left);
        else this.taken.delete(key);
      }
    };
  }
}
