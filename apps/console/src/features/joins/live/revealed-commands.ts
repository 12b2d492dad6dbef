import type { PoolKey } from '@isthmus/contracts/places';
import type { revealJoinCommand } from '@isthmus/contracts/joins';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyOf } from '#shared/api/call.ts';
import { revealingJoinCommand } from '../queries.ts';

export type JoinCommand = Pick<ReplyOf<typeof revealJoinCommand>, 'wget' | 'curl' | 'script'> & { expiresAt: string };

/** Stores the join commands requested on this page. They are credentials, so they live only in this page. */
export function useRevealedCommands(key: PoolKey) {
  const [commands, setCommands] = useState<Record<string, JoinCommand>>({});
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set());
  const [batch, setBatch] = useState<{ done: number; count: number } | null>(null);
  const revealing = useMutation(revealingJoinCommand(key));

  async function reveal(joinId: string) {
    const { wget, curl, script, join } = await revealing.mutateAsync(joinId);
    // A new command is not the copied one.
    setCopied((known) => new Set([...known].filter((id) => id !== joinId)));
    setCommands((known) => ({
      ...known,
      [joinId]: { wget: wget.trim(), curl, script, expiresAt: join.expiresAt ?? '' },
    }));
  }
  /** Requests the commands one by one and stops at the first refusal. A full quota refuses the next one too. */
  async function revealAll(joinIds: string[]) {
    setBatch({ done: 0, count: joinIds.length });
    try {
      for (const [index, joinId] of joinIds.entries()) {
        await reveal(joinId);
        setBatch({ done: index + 1, count: joinIds.length });
      }
    } finally {
      setBatch(null);
    }
  }
  return {
    commands,
    batch,
    /** The hosts whose command was copied during this visit. */
    copied,
    markCopied: (joinIds: string[]) => setCopied((known) => new Set([...known, ...joinIds])),
    /** The last refusal and its host. */
    error: revealing.error,
    errorOf: revealing.variables,
    pendingFor: revealing.isPending ? revealing.variables : undefined,
    reveal: (joinId: string) => void reveal(joinId).catch(() => undefined),
    revealAll: (joinIds: string[]) => void revealAll(joinIds).catch(() => undefined),
  };
}
export type RevealedCommands = ReturnType<typeof useRevealedCommands>;
