import { useTranslation } from 'react-i18next';
import { percentText } from '#shared/health/percent.ts';
import { dayText, listed, lowestDays, problemPx } from './days.ts';
import type { HomeAccount } from './health-by-cluster.tsx';

const columns = 'grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_4rem] items-center gap-x-3';

/** Shows per day how much of the time with readings the nodes were Running. Days without readings are hollow. */
export function Availability({ accounts }: { accounts: HomeAccount[] }) {
  const { t, i18n } = useTranslation('home');
  const [first] = accounts[0]?.availability ?? [];
  const labelOf = (days: HomeAccount['availability'], available: number | null) => {
    if (available === null) return t('availability.none');
    const lowest = lowestDays(days).map(({ day, running }) =>
      t('availability.onDay', { day: dayText(day, i18n.language), share: percentText(running) }),
    );
    const share = percentText(available);
    return lowest.length
      ? t('availability.lowest', { share, days: listed(lowest, i18n.language) })
      : t('availability.label', { share });
  };
  return (
    <div>
      <ul>
        {accounts.map(({ id, name, availability, available }) => (
          <li key={id} className={`${columns} h-9`}>
            <span className="truncate">{name}</span>
            <span
              role="img"
              aria-label={labelOf(availability, available)}
              className="grid h-6 auto-cols-fr grid-flow-col gap-0.5"
            >
              {availability.map(({ day, running, unread, worst }) => {
                const words = [
                  dayText(day, i18n.language),
                  running === null ? t('availability.none') : percentText(running),
                  unread ? t('availability.unread', { share: percentText(unread) }) : '',
                ];
                const isHollow = running === null;
                return (
                  <span
                    key={day}
                    title={words.filter(Boolean).join(' · ')}
                    className={`relative rounded-[1px] ${isHollow ? 'border-line-strong/70 border' : unread && unread > 0.5 ? 'border-line-strong/70 bg-good-fill/20 border' : 'bg-good-fill/40'}`}
                  >
                    {!isHollow && running < 1 && (
                      <span
                        style={{ height: problemPx(running) }}
                        className={`absolute inset-x-0 bottom-0 rounded-[1px] ${worst === 'failed' ? 'bg-bad-fill' : 'bg-warn-fill'}`}
                      />
                    )}
                  </span>
                );
              })}
            </span>
            <span aria-hidden className="tabular text-right">
              {available === null ? <span className="text-text-soft">–</span> : percentText(available)}
            </span>
          </li>
        ))}
      </ul>
      <p aria-hidden className={`${columns} text-text-soft text-xs`}>
        <span />
        <span className="flex justify-between">
          <span>{first && dayText(first.day, i18n.language)}</span>
          <span>{t('days.today')}</span>
        </span>
      </p>
    </div>
  );
}
