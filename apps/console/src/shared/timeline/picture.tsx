import { useId } from 'react';
import {
  barsOf,
  marksOf,
  pixelOf,
  runningBar,
  type Drawn,
  type Lane,
  type Scale,
  type TimelineEvent,
  type Tone,
} from './lanes.ts';

const fills: Record<Tone, string> = {
  quiet: 'fill-text-soft',
  running: 'fill-info-fill',
  warn: 'fill-warn-fill',
  bad: 'fill-bad-fill',
};
const order: Tone[] = ['bad', 'warn', 'running', 'quiet'];
/** A mark of several events has the look of the worst. */
const worstOf = (events: { tone: Tone }[]) => order.find((tone) => events.some((one) => one.tone === tone)) ?? 'quiet';
const diamond = 'M0-5.2 5.2 0 0 5.2-5.2 0Z';
const ringPx = 3;
/** A time without readings says so in the picture when it is wider. */
const wordsPx = 160;

interface Props {
  events: TimelineEvent[];
  lanes: Lane[];
  scale: Scale;
  /** The event with the ring. */
  focused: TimelineEvent | null;
  onHover: (drawn: Drawn | null) => void;
  onOpen: (drawn: Drawn) => void;
}

/** Draws the lanes. Shapes are SVG; labels are HTML over them, because only HTML cuts long names. */
export function TimelinePicture({ events, lanes, scale, focused, onHover, onOpen }: Props) {
  const hatch = useId();
  const height = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const laneOf = (name: string) => lanes.find((lane) => lane.name === name) ?? { top: 0, height: 0 };
  const bars = barsOf(events, scale);
  const running = runningBar(events, scale);
  const marks = (['operations', 'outside'] as const).flatMap((lane) => marksOf(events, lane, scale));
  const known: Drawn[] = [...bars, ...(running ? [running] : []), ...marks];
  const gaps = events
    .filter(({ lane }) => lane === 'gap')
    .map((event) => {
      const x = pixelOf(scale, event.at);
      return { event, x, width: Math.max(2, pixelOf(scale, event.end ?? scale.until) - x) };
    });
  const baseline = laneOf('joined').height;
  const ring = focused && known.find((drawn) => drawn.events.includes(focused));
  const readHeight = baseline + laneOf('lost').height;
  const target = (drawn: Drawn) => ({
    onPointerEnter: () => onHover(drawn),
    onPointerLeave: () => onHover(null),
    onClick: () => onOpen(drawn),
    className: 'cursor-pointer fill-transparent',
  });
  return (
    <div className="relative" style={{ height }} aria-hidden>
      <svg width={scale.width} height={height} className="absolute inset-0 overflow-visible">
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="stroke-mute-fill" strokeWidth="2.5" />
        </pattern>
        {lanes
          .filter(({ name }) => name !== 'lost')
          .map(({ name, top, height: own }) => (
            <path key={name} d={`M0 ${top + own - 0.5}H${scale.width}`} className="stroke-line" />
          ))}
        {gaps.map(({ event, x, width }) => {
          const drawn: Drawn = { lane: 'joined', events: [event], x, width };
          return (
            <g key={event.id}>
              <rect x={x} width={width} height={readHeight} fill={`url(#${hatch})`} className="opacity-60" />
              {event === focused && <Ring x={x} y={0} width={width} height={readHeight} />}
              <rect x={x} width={width} height={readHeight} {...target(drawn)} />
            </g>
          );
        })}
        {bars.map((bar) => (
          <rect
            key={bar.events[0]?.id}
            x={bar.x}
            width={bar.width}
            y={bar.isDown ? baseline : baseline - bar.height}
            height={bar.height}
            rx={1}
            className={bar.isDown ? 'fill-bad-fill' : 'fill-good-fill'}
          />
        ))}
        {running && (
          <rect
            x={running.x}
            width={running.width}
            y={laneOf('running').top + 18}
            height={5}
            rx={1}
            className={fills[worstOf(running.marks)]}
          />
        )}
        {marks.map((mark) => (
          <path
            key={mark.marks[0]?.id}
            d={diamond}
            transform={`translate(${Math.max(6, mark.x)} ${laneOf(mark.lane).top + 12})`}
            strokeWidth={1.5}
            className={mark.lane === 'outside' ? 'stroke-text-soft fill-none' : fills[worstOf(mark.marks)]}
          />
        ))}
        {ring && (
          <Ring
            x={ring.lane === 'operations' || ring.lane === 'outside' ? Math.max(6, ring.x) - 6 : ring.x}
            y={laneOf(ring.lane).top + ringPx}
            width={ring.lane === 'operations' || ring.lane === 'outside' ? 12 : ring.width}
            height={laneOf(ring.lane).height - ringPx * 2}
          />
        )}
        {bars.map((bar) => (
          <rect
            key={bar.events[0]?.id}
            x={bar.x}
            width={bar.width + 2}
            y={laneOf(bar.lane).top}
            height={laneOf(bar.lane).height}
            {...target(bar)}
          />
        ))}
      </svg>
      {gaps
        .filter(({ width }) => width > wordsPx)
        .map(({ event, x, width }) => (
          <span
            key={event.id}
            style={{ left: x + width / 2, top: baseline, maxWidth: width }}
            className="bg-surface text-text-soft pointer-events-none absolute -translate-x-1/2 -translate-y-1/2 truncate rounded px-1.5 text-xs"
          >
            {event.what}
          </span>
        ))}
      {running && (
        <Label
          drawn={running}
          style={{ top: laneOf('running').top, right: 0, maxWidth: '100%' }}
          text={`${running.marks.at(-1)?.label ?? ''}${running.marks.length > 1 ? ` +${running.marks.length - 1}` : ''}`}
          {...{ onHover, onOpen }}
        />
      )}
      {marks.map((mark) => (
        <Label
          key={mark.marks[0]?.id}
          drawn={mark}
          style={{
            top: laneOf(mark.lane).top + 2,
            maxWidth: mark.room + 16,
            ...(mark.isLeft
              ? { right: scale.width - mark.x - 6, paddingRight: 18 }
              : { left: Math.max(6, mark.x) - 6, paddingLeft: 18 }),
          }}
          text={mark.marks.length > 1 ? `+${mark.marks.length}` : (mark.marks[0]?.label ?? '')}
          {...{ onHover, onOpen }}
        />
      ))}
    </div>
  );
}

const Ring = (box: { x: number; y: number; width: number; height: number }) => (
  <rect
    x={box.x - ringPx}
    y={box.y - ringPx}
    width={box.width + ringPx * 2}
    height={box.height + ringPx * 2}
    rx={4}
    className="stroke-accent fill-none stroke-2"
  />
);

interface LabelProps extends Pick<Props, 'onHover' | 'onOpen'> {
  drawn: Drawn;
  style: React.CSSProperties;
  text: string;
}

/** The words of a mark. It covers the shape too, so both are one target of the pointer. */
const Label = ({ drawn, style, text, onHover, onOpen }: LabelProps) => (
  <span
    style={style}
    onPointerEnter={() => onHover(drawn)}
    onPointerLeave={() => onHover(null)}
    onClick={() => onOpen(drawn)}
    className="hover:text-accent absolute block cursor-pointer truncate text-xs leading-5"
  >
    {text}
  </span>
);
