import type { LastDay, OutsideChange, TimelineOperation } from '@isthmus/contracts/last-day';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useTranslation } from 'react-i18next';
import { useOperationTitle } from '#operations/operation/operation-summary.tsx';
import { groupStates, operationStates } from '#operations/states.ts';
import { paths } from '#shared/paths.ts';
import type { TimelineEvent, Tone } from '#shared/timeline/lanes.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { clockFormat, dayAndClockFormat } from '#shared/time/zone-names.ts';

/** The tones of the marks that want somebody, or that run. */
const tones: Record<string, Tone> = { failed: 'bad', attention: 'warn', working: 'running' };

/** Returns a function that makes the events of a timeline, with their words, oldest first. */
export function useLastDayEvents(key: ClusterKey) {
  const { t, i18n } = useTranslation(['timeline', 'described', 'operations']);
  const titleOf = useOperationTitle();
  const duration = useDuration();
  const clock = clockFormat(i18n.language);
  const dated = dayAndClockFormat(i18n.language);
  const timeOf = (at: string | number) => clock.format(new Date(at));
  const namesOf = ({ names, count }: { names: string[]; count: number }) => {
    const [listed, rest] = [names.join(', '), count - names.length];
    return rest > 0 ? t('names', { names: listed, count: rest }) : listed;
  };

  return (data: LastDay): TimelineEvent[] => {
    const [from, until] = [Date.parse(data.from), Date.parse(data.until)];
    /** A time before the window has its day. */
    const beginOf = (at: string) => (Date.parse(at) < from ? dated : clock).format(new Date(at));
    const steps = (lane: 'joined' | 'lost') =>
      data[lane].map(({ at, count, names }): TimelineEvent => {
        const begin = Date.parse(at);
        const end = Math.min(begin + data.stepMs, until);
        return {
          id: `${lane} ${at}`,
          lane,
          at: begin,
          end,
          count,
          what: t(lane, { count }),
          when: t('span', { from: timeOf(begin), to: timeOf(end) }),
          lines: [namesOf({ names, count })],
          to: lane === 'joined' ? paths.externalNodes(key) : null,
        };
      });

    function ofOperation(operation: TimelineOperation): TimelineEvent {
      const { id, startedAt, endedAt, late } = operation;
      const isGroup = operation.type === 'group';
      const label = isGroup
        ? t(`operations:group.title.${operation.act}`, { count: operation.nodes })
        : titleOf({ kind: operation.kind, target: { name: operation.name } });
      const state = isGroup ? t(`operations:group.state.${operation.state}`) : t(`operations:state.${operation.state}`);
      const counts = isGroup
        ? [
            ...(operation.failed ? [t('failed', { count: operation.failed })] : []),
            ...(operation.undecided ? [t('undecided', { count: operation.undecided })] : []),
          ]
        : [];
      const status = isGroup ? groupStates[operation.state] : operationStates[operation.state].status;
      const started = Date.parse(startedAt);
      const ended = endedAt === null ? null : Date.parse(endedAt);
      const tone: Tone = isGroup && operation.failed ? 'bad' : isGroup && operation.undecided ? 'warn' : 'quiet';
      const when =
        ended === null
          ? t('lasts', { from: beginOf(startedAt) })
          : t('took', { at: beginOf(startedAt), lasted: duration(ended - started) });
      return {
        id,
        lane: ended === null ? 'running' : 'operations',
        // One that started before the window is shown where it ended.
        at: ended !== null && started < from ? ended : started,
        end: ended ?? until,
        label,
        tone: tone === 'quiet' ? ((late ? 'warn' : tones[status]) ?? 'quiet') : tone,
        what: label,
        when,
        lines: [[state, ...counts].join(' · ')],
        to: isGroup ? paths.operationGroup(key.accountId, id) : paths.operation(key.accountId, id),
      };
    }

    function ofChange({ at, object, change, count, names }: OutsideChange): TimelineEvent {
      const [name] = names;
      const words = t(`outside.${object}.${change}`, { count });
      const label = count === 1 && name ? t(`described:change.${object}.${change}`, { name }) : words;
      return {
        id: `outside ${at} ${object} ${change}`,
        lane: 'outside',
        at: Date.parse(at),
        end: null,
        label,
        tone: 'quiet',
        what: words,
        when: t('about', { at: timeOf(at) }),
        lines: [namesOf({ names, count })],
        to: null,
      };
    }

    const unknown = (begin: number, end: number, what: string, when: string): TimelineEvent => ({
      id: `gap ${begin}`,
      lane: 'gap',
      at: begin,
      end,
      what,
      when,
      lines: [],
      to: null,
    });
    const knownFrom = data.knownFrom === null ? until : Date.parse(data.knownFrom);
    const gaps = data.gaps.map(({ beganAt, endedAt }) => {
      const when = endedAt
        ? t('span', { from: beginOf(beganAt), to: timeOf(endedAt) })
        : t('lasts', { from: beginOf(beganAt) });
      return unknown(Math.max(from, Date.parse(beganAt)), endedAt ? Date.parse(endedAt) : until, t('gap'), when);
    });
    const before = t(data.knownFrom ? 'unknown' : 'neverRead', { at: timeOf(knownFrom) });
    const known = [
      ...(knownFrom > from
        ? [unknown(from, knownFrom, before, t('span', { from: timeOf(from), to: timeOf(knownFrom) }))]
        : []),
      ...gaps,
      ...steps('joined'),
      ...steps('lost'),
      ...data.operations.map(ofOperation),
      ...data.outside.map(ofChange),
    ];
    return known.toSorted((a, b) => a.at - b.at);
  };
}
