import type { Refusal } from '@isthmus/contracts/acts';
import { joinStateNow } from '@isthmus/contracts/join-state';
import type { Join } from '@isthmus/contracts/joins';
import type { PoolKey } from '@isthmus/contracts/places';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { StatusMark } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { Table, Th } from '#shared/ui/table.tsx';
import { JoinRow } from './join-row.tsx';
import { explainedStates, joinLooks } from '../expected-host.tsx';
import { axisOf, isStuck, joinGroups, spanOf } from '../join-times.ts';
import { dismissingJoin } from '../queries.ts';
import type { RevealedCommands } from './revealed-commands.ts';

type Group = (typeof joinGroups)[number];

/** The groups in which rows stay, until a time of the server's clock. */
interface Hold {
  until: number;
  groups: ReadonlyMap<string, Group>;
}

interface Props {
  pool: PoolKey;
  joins: Join[];
  /** Why the person may not get a command, and may not remove a host. */
  toReveal: Refusal | null;
  toDismiss: Refusal | null;
  usualMs: number | null;
  onlyStuck: boolean;
  revealed: RevealedCommands;
  shown: string | null;
  onShow: (joinId: string) => void;
}

/** A pointer that rests in the list for longer reads, and does not aim at a button. */
const restMs = 5_000;

/**
 * Lists the pool's expected hosts by state, problems first. While the pointer moves in the list or the keyboard is in it, a row that
 * changes its state stays in its place, so no button moves under the pointer.
 */
export function JoinsTable({ pool, joins, usualMs, onlyStuck, revealed, shown, onShow, ...refusals }: Props) {
  const { t } = useTranslation('joins');
  const duration = useDuration();
  const dismissing = useMutation(dismissingJoin(pool));
  const now = useNow();
  const [hold, setHold] = useState<Hold | null>(null);
  const all = joins.map((join) => ({ join, state: joinStateNow(join, now) }));
  const held = hold && now < hold.until ? hold.groups : null;
  const groupOf = ({ join, state }: (typeof all)[number]): Group => held?.get(join.id) ?? state;
  const start = (until: number) =>
    setHold((known) => ({
      until,
      groups: known && now < known.until ? known.groups : new Map(all.map((row) => [row.join.id, row.state])),
    }));
  const rows = all.filter(({ join, state }) => !onlyStuck || isStuck(state) || held?.has(join.id) === true);
  const shownRows = onlyStuck ? rows.filter((row) => isStuck(groupOf(row))) : rows;
  const axisMs = axisOf(
    shownRows.map(({ join, state }) => spanOf(join, state, now)),
    usualMs,
  );
  return (
    <div
      // Once a second is enough.
      onPointerMove={() => hold?.until !== Infinity && hold?.until !== now + restMs && start(now + restMs)}
      onPointerLeave={() => hold?.until !== Infinity && setHold(null)}
      onFocus={({ target }) => target.matches(':focus-visible') && start(Infinity)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setHold(null)}
    >
      <ProblemAlert problem={dismissing.error} />
      <Table aria-label={t('rows.title')}>
        <thead>
          <tr>
            <Th className="pl-5">{t('rows.host')}</Th>
            <Th>{t('rows.state')}</Th>
            <Th className="max-md:hidden">
              <span className="tabular flex justify-between font-normal">
                <span>{t('rows.fromCommand')}</span>
                <span>{duration(axisMs)}</span>
              </span>
            </Th>
            <Th className="text-right max-sm:hidden">{t('rows.took')}</Th>
            <Th className="max-sm:pr-1">{t('rows.command')}</Th>
            <Th className="max-sm:px-1">
              <span className="sr-only">{t('editor.remove')}</span>
            </Th>
          </tr>
        </thead>
        {joinGroups.map((group) => {
          const members = shownRows.filter((row) => groupOf(row) === group);
          const explained = explainedStates.find((state) => state === group);
          return (
            members.length > 0 && (
              <tbody key={group}>
                <tr>
                  <th
                    scope="rowgroup"
                    colSpan={6}
                    className="border-line border-b pt-4 pb-1 text-left font-semibold whitespace-normal"
                  >
                    <StatusMark status={joinLooks[group]} className="relative top-[1.5px] mr-2" />
                    {t(`state.${group}`)}{' '}
                    <span className="text-text-soft text-xs font-normal">
                      {t('rows.count', { count: members.length })}
                    </span>
                    {explained && (
                      <span className="text-text-soft text-xs font-normal max-xl:block xl:ml-3">
                        {t(`said.${explained}`)}
                      </span>
                    )}
                  </th>
                </tr>
                {members.map(({ join, state }) => (
                  <JoinRow
                    key={join.id}
                    join={join}
                    state={state}
                    now={now}
                    axisMs={axisMs}
                    usualMs={usualMs}
                    revealed={revealed}
                    {...refusals}
                    isShown={join.id === shown}
                    onShow={() => onShow(join.id)}
                    onDismiss={() => dismissing.mutate(join.id)}
                  />
                ))}
              </tbody>
            )
          );
        })}
      </Table>
      {shownRows.length === 0 && <p className="text-text-soft py-3">{t('rows.noneStuck')}</p>}
    </div>
  );
}
