import { healthOf, healthStates, unknownHealth, type Health, type HealthState } from '@isthmus/contracts/health';
import type { JoinState } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { StatusMark } from '../status.tsx';

/** Height at the sizes of a row and a header, and the look, of each state's segment. */
export const stateLooks: Record<HealthState, string> = {
  failed: 'h-full bg-bad-fill',
  late: 'h-full bg-warn-fill grow-0! basis-2.5! min-w-2.5! [clip-path:polygon(50%_0,100%_100%,0_100%)]',
  initializing: 'h-2/3 bg-info-fill',
  unknown: 'h-1/2 bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1.5px,transparent_1.5px_4px)]',
  draining: 'h-2/3 bg-[repeating-linear-gradient(135deg,var(--info-fill)_0_2px,transparent_2px_4px)]',
  terminating: 'h-2/3 bg-[repeating-linear-gradient(45deg,var(--warn-fill)_0_2px,transparent_2px_4px)]',
  cordoned: 'h-1/2 border-[1.5px] border-good-fill',
  waiting: 'h-2/3 border-[1.5px] border-line-strong',
  running: 'h-1/2 bg-good-fill',
};

interface Props {
  health: Health;
  /** The reading is out of date, so every node is shown as unknown. */
  isOutOfDate?: boolean;
  size?: 'row' | 'header';
  /** The words beside it say the same, so it has no name and no tooltip. */
  isDecoration?: boolean;
}

/** The nodes of an out-of-date reading are unknown, whatever they were. */
export const healthNow = (health: Health, isOutOfDate: boolean) => (isOutOfDate ? unknownHealth(health) : health);

const inPicture: Record<JoinState, HealthState> = {
  failed: 'failed',
  refused: 'failed',
  late: 'late',
  expired: 'late',
  seen: 'initializing',
  planned: 'waiting',
  waiting: 'waiting',
  gone: 'waiting',
  running: 'running',
};

/** The expected hosts in the states of a health bar. */
export const healthOfJoins = (states: JoinState[]) =>
  healthOf(states.map((state) => ({ state: inPicture[state], count: 1 })));

/** Shows the share of each state, problems first and taller. Each state is at least five pixels wide, so 1 of 5,000 is seen. */
export function HealthBar({ health, isOutOfDate = false, size = 'row', isDecoration = false }: Props) {
  const { t } = useTranslation('health');
  const counts = healthNow(health, isOutOfDate);
  const shown = healthStates.filter((state) => counts[state] > 0);
  const words = shown.map((state) => `${countText(counts[state])} ${t(state)}`).join(t('comma'));
  return (
    <span
      // The tooltip is also the name: a label beside it would be read twice.
      {...(isDecoration ? { 'aria-hidden': true } : { role: 'img', title: words || t('none') })}
      className={`flex min-w-0 items-center gap-0.5 bar-on-line ${size === 'row' ? 'h-3' : 'h-5'}`}
    >
      {shown.length === 0 && <span className="bg-mute-fill h-0.5 flex-1" />}
      {shown.map((state) => (
        <span
          key={state}
          style={{ flexGrow: counts[state] }}
          className={`min-w-[5px] basis-0 rounded-[1px] ${stateLooks[state]}`}
        />
      ))}
    </span>
  );
}

interface CountsProps {
  health: Health;
  isOutOfDate?: boolean;
  /** The address of a state's rows. */
  to: (state: HealthState) => string;
  /** The states to leave out when they need no attention. */
  without?: HealthState[];
  /** Shows the words beside the numbers. */
  words?: boolean;
}

/** Shows the number in each state as its shape and a link to the rows. */
export function HealthCounts({ health, isOutOfDate = false, to, without = ['running'], words = false }: CountsProps) {
  const { t } = useTranslation('health');
  const counts = healthNow(health, isOutOfDate);
  return (
    <span className="inline-flex flex-wrap gap-x-2.5 align-top">
      {healthStates
        .filter((state) => counts[state] > 0 && !without.includes(state))
        .map((state) => (
          <Link key={state} to={to(state)} className="inline-flex items-center gap-1 whitespace-nowrap hover:underline">
            <StatusMark status={state} />
            {/* On the number, because a tooltip of the link would be read after its name. */}
            <span title={t(state)}>{countText(counts[state])}</span>{' '}
            <span className={words ? 'text-text-soft text-xs' : 'sr-only'}>{t(state)}</span>
          </Link>
        ))}
    </span>
  );
}
