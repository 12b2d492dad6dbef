import type { getHome } from '@isthmus/contracts/home';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { countText } from '#shared/i18n/number.ts';
import { Section } from '#shared/ui/section.tsx';
import { dayText, listed } from './days.ts';

type Day = ReplyOf<typeof getHome>['days'][number];

const upPx = 64;
const downPx = 28;
const leastPx = 3;
/** The height of a number at a bar. */
const wordsPx = 18;

/** Shows per day how many nodes joined, and how many were removed or lost. */
export function JoinedAndLost({ days }: { days: Day[] }) {
  const { t, i18n } = useTranslation('home');
  const sum = (name: 'joined' | 'removed' | 'lost') => days.reduce((all, day) => all + day[name], 0);
  const total = { joined: sum('joined'), removed: sum('removed'), lost: sum('lost') };
  const most = Math.max(1, ...days.map(({ joined }) => joined));
  const mostDown = Math.max(1, ...days.map(({ removed, lost }) => removed + lost));
  const scaled = (count: number, all: number, px: number) => (count ? Math.max(leastPx, (count / all) * px) : 0);
  // The days that matter, in words. The totals stand above.
  const lostOn = days
    .filter(({ lost }) => lost)
    .map(({ day, lost }) => t('days.lostDay', { day: dayText(day, i18n.language), lost }));
  const peak = days.findIndex(({ joined }) => joined === most);
  const pit = days.findIndex(({ lost }) => lost > 0 && lost === Math.max(...days.map((day) => day.lost)));
  const isQuiet = total.joined + total.removed + total.lost === 0;
  return (
    <Section
      title={
        <>
          {t('days.title')} <span className="text-text-soft text-sm font-normal">{t('days.span')}</span>
        </>
      }
      action={
        <ul className="text-text-soft flex flex-wrap gap-x-4 text-xs">
          <Key colour="bg-good-fill">{t('days.joined', { count: total.joined })}</Key>
          <Key colour="bg-mute-fill">{t('days.removed', { count: total.removed })}</Key>
          <Key colour="bg-bad-fill">{t('days.lost', { count: total.lost })}</Key>
        </ul>
      }
    >
      {isQuiet ? (
        <p className="text-text-soft border-line border-y py-2">{t('days.none')}</p>
      ) : (
        <div>
          <div
            role="img"
            aria-label={
              lostOn.length
                ? t('days.lostOn', { ...total, days: listed(lostOn, i18n.language) })
                : t('days.label', total)
            }
            className="grid auto-cols-fr grid-flow-col"
          >
            {days.map(({ day, joined, removed, lost }, index) => (
              <div
                key={day}
                title={t('days.tip', { day: dayText(day, i18n.language), joined, removed, lost })}
                className="hover:bg-hover grid"
                style={{
                  gridTemplateRows: `${upPx + wordsPx}px 1px ${total.removed + total.lost ? downPx + wordsPx : leastPx}px`,
                }}
              >
                <span className="grid self-end">
                  {index === peak && <Most>{joined}</Most>}
                  <span
                    style={{ height: scaled(joined, most, upPx) }}
                    className="bg-good-fill mx-[12%] rounded-[1px]"
                  />
                </span>
                <span className="bg-line-strong/60" />
                <span className="mx-[12%] grid content-start gap-px pt-px">
                  <span style={{ height: scaled(lost, mostDown, downPx) }} className="bg-bad-fill rounded-[1px]" />
                  {index === pit && <Most>{lost}</Most>}
                  <span style={{ height: scaled(removed, mostDown, downPx) }} className="bg-mute-fill rounded-[1px]" />
                </span>
              </div>
            ))}
          </div>
          <div aria-hidden className="text-text-soft grid auto-cols-fr grid-flow-col text-xs">
            {days.map(({ day }, index) => (
              <span key={day} className={`flex whitespace-nowrap ${index === days.length - 1 ? 'justify-end' : 'w-0'}`}>
                {index === days.length - 1
                  ? t('days.today')
                  : index % 7 === 0 && index < days.length - 4 && dayText(day, i18n.language)}
              </span>
            ))}
          </div>
        </div>
      )}
    </Section>
  );
}

/** The greatest number, which gives the height of the bars a meaning. */
const Most = ({ children }: { children: number }) => (
  <span className="text-text-soft flex w-full justify-center text-xs">
    <span className="w-0 flex justify-center">{countText(children)}</span>
  </span>
);

const Key = ({ colour, children }: { colour: string; children: string }) => (
  <li className="inline-flex items-center gap-1.5">
    <span aria-hidden className={`size-2 rounded-[1px] ${colour}`} />
    {children}
  </li>
);
