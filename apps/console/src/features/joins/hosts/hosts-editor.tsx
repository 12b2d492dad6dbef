import { useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaultText } from '#shared/i18n/field-fault.tsx';
import { StatusMark } from '#shared/status.tsx';
import { withoutLines, type Understood } from './understood-lines.ts';

const linePx = 22;
/** The number of the line, what was typed, what was understood. */
const columns =
  'grid grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,1fr)] sm:grid-cols-[2.5rem_minmax(0,5fr)_minmax(0,4fr)_minmax(0,3fr)_minmax(0,2fr)]';

/** Moves the caret to a line, which starts at 0. */
export interface EditorHandle {
  jumpTo: (line: number) => void;
}

interface Props {
  value: string;
  onChange: (value: string) => void;
  lines: Understood[];
  /** The interface of hosts without their own; empty: TKE's script chooses. */
  usualInterface: string;
  /** Ids of the texts that describe the list. */
  describedBy: string;
  invalid: boolean;
  ref: Ref<EditorHandle>;
}

/** Shows a list of hosts to type or paste: left what was typed, right what was understood, on the same line. */
export function HostsEditor({ value, onChange, lines, usualInterface, describedBy, invalid, ref }: Props) {
  const { t } = useTranslation('joins');
  const area = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    jumpTo(line) {
      const typed = value.split('\n');
      const start = typed.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
      area.current?.focus({ preventScroll: true });
      area.current?.setSelectionRange(start, start + (typed[line]?.length ?? 0));
      scroller.current?.scrollTo({ top: Math.max(0, line - 2) * linePx });
      scroller.current?.scrollIntoView({ block: 'nearest' });
    },
  }));
  const remove = (index: number) => {
    onChange(withoutLines(value, new Set([index])));
    area.current?.focus({ preventScroll: true });
  };
  return (
    <div className="border-line-strong focus-within:outline-accent bg-surface overflow-hidden rounded-lg border focus-within:outline-2">
      <div aria-hidden className={`text-text-soft border-line border-b py-1.5 text-xs ${columns}`}>
        <span />
        <span>{t('editor.typed')}</span>
        <span>{t('editor.name')}</span>
        <span className="max-sm:hidden">{t('editor.ip')}</span>
        <span className="max-sm:hidden">{t('editor.interface')}</span>
      </div>
      <div ref={scroller} className="max-h-[55dvh] overflow-y-auto">
        {/* An empty list shows twelve lines, on a phone five. */}
        <div
          className="relative max-sm:[--least:118px]"
          style={{ minHeight: `max(${(lines.length + 1) * linePx + 8}px, var(--least, 272px))` }}
        >
          <ol aria-label={t('editor.lines')} className="pt-1 text-xs leading-[22px]">
            {lines.map((line, index) => (
              <Line key={index} line={line} number={index + 1} nic={usualInterface} onRemove={() => remove(index)} />
            ))}
          </ol>
          {/* Over the grid's second column. The lines do not wrap, so both sides stay on the same line. */}
          <div className={`pointer-events-none absolute inset-0 ${columns}`}>
            <textarea
              ref={area}
              aria-label={t('builder.list')}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              aria-required
              value={value}
              onChange={(event) => onChange(event.target.value)}
              wrap="off"
              spellCheck={false}
              autoCapitalize="off"
              autoCorrect="off"
              placeholder={'10.4.7.146\nidc-r7-n149 10.4.7.149 bond0'}
              className="pointer-events-auto col-start-2 h-full resize-none overflow-x-auto overflow-y-hidden bg-transparent pt-1 font-mono text-xs leading-[22px] outline-none"
            />
          </div>
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  line: Understood;
  number: number;
  nic: string;
  onRemove: () => void;
}

function Line({ line, number, nic, onRemove }: LineProps) {
  const { t } = useTranslation('joins');
  const textOf = useFaultText();
  const isWrong = line.is === 'wrong';
  return (
    // Understood lines say their number, so that a screen reader can find the same line in the text.
    <li aria-hidden={line.is === 'blank'} className={`h-[22px] ${columns} ${isWrong ? 'bg-bad-soft' : ''}`}>
      <span className="text-text-soft tabular pr-2 text-right font-mono select-none">{number}</span>
      <span />
      {line.is === 'host' && (
        <>
          <span
            className="text-text-soft truncate"
            title={line.aliases && t('builder.why.aliases', { what: line.aliases })}
          >
            {line.host.nodeName ?? line.host.ip}
          </span>
          <span className="text-text-soft truncate max-sm:hidden">{line.host.ip}</span>
          <span className="text-text-soft truncate max-sm:hidden">
            {line.host.interface ?? (nic || t('editor.byScript'))}
          </span>
        </>
      )}
      {line.is === 'left-out' && (
        <span className="text-text-soft truncate italic sm:col-span-3">
          {t('editor.ignored')} {t(`builder.why.${line.why}`)}
        </span>
      )}
      {isWrong && (
        <span className="text-bad relative z-10 flex min-w-0 items-center gap-1.5 pr-2 sm:col-span-3">
          <StatusMark status="failed" />
          <span className="min-w-0 flex-1 truncate" title={textOf(line.error)}>
            {line.sameAs === undefined ? textOf(line.error) : t('editor.sameAs', { line: line.sameAs })}
          </span>
          <button
            type="button"
            className="link min-h-[22px]"
            aria-label={t('editor.removeLine', { line: number })}
            onClick={onRemove}
          >
            {t('editor.remove')}
          </button>
        </span>
      )}
    </li>
  );
}
