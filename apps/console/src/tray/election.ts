interface Claim {
  /** What ended. */
  key: string;
  /** The tab with the smallest rank announces it. */
  rank: number;
}

/** The smallest rank: the tab has announced it. */
const announcedRank = -1;
/** Tabs that learn of an end at the same time answer each other within this time, also on a busy machine. */
const usualAnswerMs = 1_000;

/** Opens a tab's side of the election. `isHidden`: a tab that the person sees goes first. */
export function openElection(isHidden: () => boolean, answerMs = usualAnswerMs) {
  const channel = new BroadcastChannel('isthmus.ends');
  const tab = Math.random();
  const ours = new Map<string, number>();
  const rivals = new Map<string, number>();
  channel.onmessage = ({ data: { key, rank } }: MessageEvent<Claim>) => {
    rivals.set(key, Math.min(rank, rivals.get(key) ?? rank));
    // A tab that opens late has not heard this tab's claim. A hidden tab learns of an end up to half a minute later.
    const own = ours.get(key);
    if (own !== undefined && own < rank) channel.postMessage({ key, rank: own } satisfies Claim);
  };
  return {
    /** Returns whether this tab announces the end; true in one tab. */
    async claim(key: string) {
      const rank = (isHidden() ? 1 : 0) + tab;
      ours.set(key, rank);
      channel.postMessage({ key, rank } satisfies Claim);
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      const rival = rivals.get(key);
      rivals.delete(key);
      const isOurs = rival === undefined || rank < rival;
      if (isOurs) ours.set(key, announcedRank);
      else ours.delete(key);
      return isOurs;
    },
    close: () => channel.close(),
  };
}
