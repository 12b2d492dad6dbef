import { joinStateNow } from '@isthmus/contracts/join-state';
import type { Join, JoinState } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';
import { nodeStatusOf, Status, type StatusName } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';

/** Returns the label of an expected host: its name, its address, or "any new node". */
export function useHostOf() {
  const { t } = useTranslation('joins');
  return ({ nodeName, ip }: Pick<Join, 'nodeName' | 'ip'>) => nodeName ?? ip ?? t('host.any');
}

/** The shape of each state. */
export const joinLooks: Record<JoinState, StatusName> = {
  planned: 'held',
  waiting: 'waiting',
  late: 'late',
  expired: 'attention',
  seen: 'seen',
  running: 'running',
  failed: 'failed',
  gone: 'cancelled',
  refused: 'blocked',
};

/**
 * Shows the state of an expected host with a clock, then TKE's own word, with an explanation. `short`: without the explanations that are the same
 * for each host of a state, because the head of its group gives them once.
 */
export function JoinStatus({ join, short = false }: { join: Join; short?: boolean }) {
  const { t } = useTranslation(['joins', 'shared']);
  const state = joinStateNow(join, useNow());
  const { node, count, issuedAt, nodeName, ip } = join;
  const isAny = nodeName === null && ip === null;
  const nodeStatus = state === 'seen' && node ? nodeStatusOf(node.status) : undefined;
  const nodeWord = nodeStatus && (nodeStatus.word ?? t(`shared:status.${nodeStatus.status}`));
  const ownWord = t(`state.${state}`);
  const word = nodeWord && nodeWord !== ownWord ? `${ownWord} · ${nodeWord}` : ownWord;
  const explained = explainedStates.find((one) => one === state);
  const explanation =
    isAny && node
      ? t('said.joined', { count, name: node.name })
      : node?.reason || (explained && !short ? t(`said.${explained}`) : '');
  return (
    <span className={short ? 'inline-flex flex-wrap items-baseline gap-x-2' : 'inline-grid'}>
      <Status status={joinLooks[state]} word={word} since={state === 'waiting' || state === 'late' ? issuedAt : null} />
      {explanation && <span className="text-text-soft max-w-[60ch] text-xs break-words">{explanation}</span>}
    </span>
  );
}
export const explainedStates = ['planned', 'waiting', 'late', 'expired', 'gone', 'refused'] as const;
