interface Claim {
  /** What ended. */
  key: string;
  /** The tab with the smallest rank announces it. */
  rank: string;
}

/** The smallest rank: another tab has announced it. */
const announcedRank = '0';
/** Tabs that learn of an end at the same time answer each other within this time. */
const answerMs = 300;

/** Opens a tab's side of the election. `isHidden`: a tab that the person sees goes first. */
export function openElection(isHidden: () => boolean) {
  const channel = new BroadcastChannel('isthmus.ends');
  const tab = Math.random();
  const best = new Map<string, string>();
  const announced = new Set<string>();
  channel.onmessage = ({ data: { key, rank } }: MessageEvent<Claim>) => {
    // A hidden tab learns of an end up to half a minute later.
    if (announced.has(key)) channel.postMessage({ key, rank: announcedRank } satisfies Claim);
    const known = best.get(key);
    if (known === undefined || rank < known) best.set(key, rank);
  };
  return {
    /** Returns whether this tab announces the end; true in one tab. */
    async claim(key: string) {
      const rank = `${isHidden() ? 2 : 1} ${tab}`;
      channel.postMessage({ key, rank } satisfies Claim);
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      const rival = best.get(key);
      best.delete(key);
      const isOurs = rival === undefined || rank < rival;
      if (isOurs) announced.add(key);
      return isOurs;
    },
    close: () => channel.close(),
  };
}
