import type { Ended, InProgress } from '@isthmus/contracts/in-progress';
import { useQuery } from '@tanstack/react-query';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace } from '#shared/i18n/text-keys.ts';
import { Link } from 'react-router';
import { useProgress } from '#features/home/in-progress-list.tsx';
import { inProgress } from '#operations/queries.ts';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { PlainAge } from '#shared/time/age.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { keyOf, useEndWords, waits } from './end-words.ts';

const idOf = (one: InProgress) => (one.type === 'hosts' ? `${one.clusterId} ${one.nodePoolId}` : one.id);

/** Lists what runs, then what waits for a person, then what ended in a day. Arrow keys move, Enter opens, Escape closes. */
export default function Tray({ children }: { children: ReactElement }) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          style={{ width: 'min(24rem, 100vw - 16px)', maxHeight: '80dvh' }}
          className="border-line bg-raised shadow-lift z-50 overflow-y-auto rounded-lg border p-1"
        >
          <List />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function List() {
  const { t } = useTranslation('tray');
  const { data, error } = useQuery(inProgress());
  if (!data) return error && <p className="text-text-soft px-3 py-2.5">{t('failed')}</p>;
  const { items, ended, usual } = data;
  const isPaused = (item: InProgress) => (item.type === 'group' || item.type === 'set') && item.state === 'paused';
  const row = (item: InProgress) => (
    <Running
      key={idOf(item)}
      item={item}
      usualMs={
        item.type === 'operation'
          ? usual.find(({ accountId, kind }) => accountId === item.accountId && kind === item.kind)?.ms
          : undefined
      }
    />
  );
  const running = items.filter((item) => !isPaused(item)).map(row);
  const waiting = [
    ...items.filter(isPaused).map(row),
    ...ended.filter(waits).map((end) => <End key={keyOf(end)} end={end} />),
  ];
  const over = ended.filter((end) => !waits(end)).map((end) => <End key={keyOf(end)} end={end} />);
  return (
    <>
      <Part title={t('running')} rows={running} />
      <Part title={t('waits')} rows={waiting} />
      <Part title={t('ended')} rows={over} />
      {items.length + ended.length === 0 && <p className="text-text-soft px-3 py-2.5">{t('none')}</p>}
    </>
  );
}

const Part = ({ title, rows }: { title: string; rows: ReactNode[] }) =>
  rows.length > 0 && (
    <DropdownMenu.Group aria-label={title}>
      <DropdownMenu.Label className="text-text-soft px-2 pt-2 pb-1 text-xs">{title}</DropdownMenu.Label>
      {rows}
    </DropdownMenu.Group>
  );

interface LineProps {
  to: string;
  status: StatusName;
  what: string;
  place: string;
  note: ReactNode;
  time: ReactNode;
  /** The elapsed time beside the usual one, or counts. */
  axis?: ReactNode;
}

const Line = ({ to, status, what, place, note, time, axis }: LineProps) => (
  <DropdownMenu.Item asChild>
    <Link
      to={to}
      className="data-highlighted:bg-hover grid grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2 rounded px-2 py-1.5 outline-none"
    >
      <StatusMark status={status} />
      <span className="font-medium break-words">{what}</span>
      <span className="text-text-soft text-right text-xs whitespace-nowrap">{time}</span>
      <span className="text-text-soft col-start-2 min-w-0 text-xs break-words">{place}</span>
      {note && <span className="text-text-soft min-w-0 text-right text-xs">{note}</span>}
      {axis && <span className="text-text-soft col-span-2 col-start-2 text-xs">{axis}</span>}
    </Link>
  </DropdownMenu.Item>
);

function Running({ item, usualMs }: { item: InProgress; usualMs: number | undefined }) {
  const { t } = useTranslation('tray');
  const { what, to, place, picture, isLate } = useProgress()(item);
  const duration = useDuration();
  const elapsedMs = useNow() - Date.parse(item.since);
  const lasted = duration(elapsedMs);
  return (
    <Line
      to={to}
      status={isLate ? 'late' : 'working'}
      what={what}
      place={place}
      note={item.type === 'operation' && picture}
      time={usualMs === undefined ? lasted : t('usual', { lasted, usual: duration(usualMs) })}
      axis={
        item.type === 'operation'
          ? usualMs !== undefined && <Elapsed elapsedMs={elapsedMs} usualMs={usualMs} />
          : picture
      }
    />
  );
}

function End({ end }: { end: Ended }) {
  const { t } = useTranslation<EveryNamespace>();
  const age = <PlainAge t={t} at={end.endedAt} words="shared:ago" />;
  return <Line {...useEndWords()(end)} time={age} />;
}

/** Marks the elapsed time on a line with a tick at the usual duration. It is a time, not a progress. */
function Elapsed({ elapsedMs, usualMs }: { elapsedMs: number; usualMs: number }) {
  const whole = Math.max(usualMs * 1.5, elapsedMs);
  const at = (ms: number) => `${Math.min(100, (Math.max(0, ms) / whole) * 100)}%`;
  return (
    <svg aria-hidden width="100%" height="8" className="mt-0.5 block overflow-visible">
      <line x2="100%" y1="4" y2="4" stroke="var(--line)" />
      <line x1={at(usualMs)} x2={at(usualMs)} y2="8" stroke="var(--text-soft)" />
      <circle cx={at(elapsedMs)} cy="4" r="3" fill="var(--info-fill)" />
    </svg>
  );
}
