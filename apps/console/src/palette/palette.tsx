import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Panel } from '#shared/ui/dialog.tsx';
import { groups, kinds, type Entry, type Kind } from './entry.ts';
import { EntryLine } from './entry-line.tsx';
import { useFoundEntries } from './found-entries.tsx';
import { commandKey, Keys } from './key-caps.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { useOwnEntries } from './own-entries.tsx';
import { searching } from './queries.ts';

export { press } from './keys.ts';

const debounceMs = 120;

/** Returns the text once typing has paused. */
function useSettled(text: string) {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text ? debounceMs : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return text && settled;
}

const isOfKind = (kind: Kind, { group, isNode = false }: Entry) =>
  kind === 'all' || (kind === 'nodes' ? isNode : group === 'run');

/** The entries in their groups. A disabled act comes last. A found object is not repeated as a recent one. */
function useEntries(text: string, kind: Kind) {
  const asked = useSettled(text);
  const { data, error, isFetching } = useQuery(searching(asked));
  const toEntry = useFoundEntries();
  const own = useOwnEntries(text);
  const found = text && data ? data.found.map(toEntry) : [];
  const addresses = new Set(found.map(({ to }) => to));
  const all = [...found, ...own.filter(({ group, to }) => group !== 'recent' || !addresses.has(to))].filter((entry) =>
    isOfKind(kind, entry),
  );
  // Without a text, recent things come first.
  const order = text ? groups : groups.toReversed();
  const entries = order.flatMap((group) =>
    all.filter((entry) => entry.group === group).toSorted((a, b) => Number('refusal' in a) - Number('refusal' in b)),
  );
  return { entries, order, error: text ? error : null, isSettled: asked === text && !isFetching };
}

interface Props {
  shown: 'palette' | 'keys';
  onClose: () => void;
}

/** Goes to anything in the fleet and runs any act of the page; or lists the shortcuts. */
export default function Palette({ shown, onClose }: Props) {
  const { t } = useTranslation();
  if (shown === 'keys') return <KeysSheet onClose={onClose} />;
  return (
    <Panel title={t('search')} onClose={onClose}>
      <Finder onClose={onClose} />
    </Panel>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['palette', 'shared']);
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [index, setIndex] = useState(0);
  const [isEntered, setEntered] = useState(false);
  const text = typed.trim();
  const { entries, order, error, isSettled } = useEntries(text, kind);
  const currentIndex = Math.min(index, entries.length - 1);
  const current = entries[currentIndex];

  function run({ to, onSelect, refusal }: Entry, inNewTab: boolean) {
    if (refusal !== undefined) return;
    if (inNewTab && to !== undefined) return void window.open(to, '_blank', 'noopener');
    onClose();
    if (to === undefined) onSelect?.();
    else void navigate(to);
  }
  // Enter pressed before the answer waits for it, so that a quick hand does not run something else.
  const enter = useEffectEvent(() => {
    setEntered(false);
    if (current) run(current, false);
  });
  useEffect(() => {
    if (isEntered && isSettled) enter();
  }, [isEntered, isSettled]);
  const restart = () => {
    setIndex(0);
    setEntered(false);
  };
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // The first and the last entry are neighbours.
    if (step && entries.length) setIndex((currentIndex + step + entries.length) % entries.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (!event.metaKey && !event.ctrlKey) setEntered(true);
      else if (current) run(current, true);
    } else return;
    event.preventDefault();
  }
  const filled = order.filter((group) => entries.some((entry) => entry.group === group));
  const optionId = (at: number) => `${id}-${at}`;

  return (
    <>
      <div className="border-line flex items-center gap-3 border-b px-4">
        <Search aria-hidden className="text-text-soft size-4 shrink-0" />
        <input
          role="combobox"
          aria-label={t('shared:search')}
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(currentIndex)}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            restart();
          }}
          onKeyDown={onKeyDown}
          className="text-md h-12 min-w-0 flex-1 outline-none"
        />
        <div role="group" aria-label={t('kind.label')} className="flex max-md:hidden">
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === kind}
              onClick={() => {
                setKind(each);
                restart();
              }}
              className="aria-pressed:bg-accent-soft h-7 rounded-md px-2 text-xs aria-pressed:font-semibold"
            >
              {t(`kind.${each}`)}
            </button>
          ))}
        </div>
        <Keys keys={['Esc']} />
      </div>
      <div
        id={id}
        role="listbox"
        aria-label={t('shared:search')}
        aria-busy={!isSettled}
        // The focus stays in the text.
        onMouseDown={(event) => event.preventDefault()}
        className="min-h-0 overflow-y-auto p-2"
      >
        {filled.map((group) => (
          <div key={group} role="group" aria-label={t(`group.${group}`)}>
            <p aria-hidden className="text-text-soft px-2 pt-2 pb-1 text-xs">
              {t(`group.${group}`)}
            </p>
            {entries.map(
              (entry, at) =>
                entry.group === group && (
                  <EntryLine
                    key={entry.id}
                    id={optionId(at)}
                    entry={entry}
                    typed={text}
                    isCurrent={at === currentIndex}
                    onPoint={() => setIndex(at)}
                    onPick={(event) => run(entry, event.metaKey || event.ctrlKey)}
                  />
                ),
            )}
          </div>
        ))}
      </div>
      {error && (
        <p role="alert" className="text-bad px-4 py-2">
          {t('failed', {
            reason: t(`shared:problem.${error.problem.code}.title`),
            remedy: t(`shared:problem.${error.problem.code}.next`),
          })}
        </p>
      )}
      <div className="border-line text-text-soft flex items-center gap-4 border-t px-4 py-2 text-xs">
        <span className="flex items-center gap-1.5 max-md:hidden">
          <Keys keys={['↑', '↓']} /> {t('foot.move')}
        </span>
        <span className="flex items-center gap-1.5 max-md:hidden">
          <Keys keys={['Enter']} /> {t('foot.open')}
        </span>
        <span className="flex items-center gap-1.5 max-md:hidden">
          <Keys keys={[commandKey, 'Enter']} /> {t('foot.tab')}
        </span>
        <span role="status" className="ml-auto">
          {entries.length > 0 ? t('results', { count: entries.length }) : isSettled && !error && t('none', { text })}
        </span>
      </div>
    </>
  );
}
