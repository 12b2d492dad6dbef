import type { Refusal } from '@isthmus/contracts/acts';
import { joinStateNow } from '@isthmus/contracts/join-state';
import type { Join } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { HealthBar, healthOfJoins } from '#shared/health/health-bar.tsx';
import { countText } from '#shared/i18n/number.ts';
import { StatusMark } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Countdown, useDuration } from '#shared/time/duration.tsx';
import { Button } from '#shared/ui/button.tsx';
import { asLines, asScript } from './command-text.ts';
import { CopyCommand } from './copy-command.tsx';
import { joinLooks, useHostOf } from '../expected-host.tsx';
import { isOver, isStuck, joinGroups } from '../join-times.ts';
import type { RevealedCommands } from './revealed-commands.ts';

interface Props {
  joins: Join[];
  refusal: Refusal | null;
  usualMs: number | null;
  revealed: RevealedCommands;
  onlyStuck: boolean;
  onOnlyStuck: (only: boolean) => void;
}

const lowercase = { textTransform: 'lowercase' } as const;

/** Shows the share of each state, the usual time, when the links expire, and the acts for all hosts. */
export function JoinsSummary({ joins, refusal, usualMs, revealed, onlyStuck, onOnlyStuck }: Props) {
  const { t } = useTranslation('joins');
  const hostOf = useHostOf();
  const duration = useDuration();
  const now = useNow();
  const { commands, batch, copied } = revealed;
  const all = joins.map((join) => ({ join, state: joinStateNow(join, now) }));
  const open = all.filter(({ state }) => !isOver(state));
  const idsIn = (...states: string[]) => all.filter(({ state }) => states.includes(state)).map(({ join }) => join.id);
  const [planned, renewable] = [idsIn('planned'), idsIn('expired', 'failed')];
  const stuck = all.filter(({ state }) => isStuck(state)).length;
  const copies = open.flatMap(({ join, state }) => {
    const command = commands[join.id];
    return command && state !== 'expired' ? [{ join, command }] : [];
  });
  const ids = copies.map(({ join }) => join.id);
  const firstEnd = open
    .flatMap(({ join: { expiresAt }, state }) => (expiresAt && state !== 'expired' ? [expiresAt] : []))
    .sort()[0];
  const counted = joinGroups.map((group) => ({ group, count: idsIn(group).length }));
  const health = healthOfJoins(all.map(({ state }) => state));
  const bulk = (key: 'rows.getAll' | 'rows.renewAll', joinIds: string[]) =>
    joinIds.length > 0 && (
      <ActButton refusal={refusal} size="sm" pending={batch !== null} onClick={() => revealed.revealAll(joinIds)}>
        {t(key, { count: joinIds.length })}
      </ActButton>
    );
  return (
    <div className="grid gap-2">
      <HealthBar health={health} size="header" />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <strong className="font-semibold">
            {t('summary.joined', { count: health.running, total: joins.length })}
          </strong>
          {counted.map(
            ({ group, count }) =>
              count > 0 &&
              // The number of those that run is before.
              group !== 'running' && (
                <span key={group} className="text-text-soft inline-flex items-center gap-1.5 text-xs" style={lowercase}>
                  <StatusMark status={joinLooks[group]} />
                  <span className="text-text text-sm font-medium">{countText(count)}</span>
                  {t(`state.${group}`)}
                </span>
              ),
          )}
          {(stuck > 0 || onlyStuck) && (
            <Button size="sm" aria-pressed={onlyStuck} onClick={() => onOnlyStuck(!onlyStuck)}>
              {t(onlyStuck ? 'summary.all' : 'summary.stuck', { count: onlyStuck ? joins.length : stuck })}
            </Button>
          )}
        </div>
        <div className="bg-surface flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:w-full max-sm:py-2">
          {usualMs !== null && (
            <span className="text-text-soft inline-flex items-center gap-1.5 text-xs">
              <span aria-hidden className="bg-text h-3 w-0.5" />
              {t('summary.usual', { time: duration(usualMs) })}
            </span>
          )}
          {firstEnd && (
            <span className="text-text-soft text-xs">
              {t('summary.expires')} <Countdown to={firstEnd} />
            </span>
          )}
          {batch && (
            <span role="status" className="text-text-soft tabular text-xs">
              {t('rows.getting', batch)}
            </span>
          )}
          {bulk('rows.getAll', planned)}
          {bulk('rows.renewAll', renewable)}
          {copies.length > 1 && (
            <>
              <CopyCommand
                text={asLines(copies, hostOf)}
                label={t('rows.copyAll', { count: copies.length })}
                isCopied={ids.every((id) => copied.has(id))}
                onCopied={() => revealed.markCopied(ids)}
              >
                {t('rows.copyAll', { count: copies.length })}
              </CopyCommand>
              <CopyCommand
                text={asScript(copies)}
                label={t('rows.copyScript')}
                isCopied={false}
                onCopied={() => revealed.markCopied(ids)}
              >
                {t('rows.copyScript')}
              </CopyCommand>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
