import type { Ended } from '@isthmus/contracts/in-progress';
import { X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { StatusMark } from '#shared/status.tsx';
import { IconButton } from '#shared/ui/button.tsx';
import { openElection } from './election.ts';
import { keyOf, useEndWords } from './end-words.ts';
import { markTab } from './tab-mark.ts';

/** A good end disappears after this time; others stay until the person closes them. */
const shownMs = 10_000;
const mostShown = 3;
// Inline, because the style sheet loads with every first page.
const corner = { right: 12, bottom: 12, width: 'min(24rem, 100vw - 24px)' };

const onVisibility = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};
const isHidden = () => document.hidden;

/**
 * Announces once what ends: in the corner when the person is on another page, in the title and icon of a hidden tab. `known`: what had
 * ended when the page opened, which is not news.
 */
export default function Announcer(props: { known: Ended[]; ended: Ended[] }) {
  const { t } = useTranslation('tray');
  const { announced, forget } = useNews(props);
  const hidden = useSyncExternalStore(onVisibility, isHidden);
  const { pathname } = useLocation();
  const wordsOf = useEndWords();
  const told = announced.map((end) => ({ key: keyOf(end), ...wordsOf(end) }));
  // The object's own page shows its end.
  const seen = hidden ? undefined : told.find(({ to }) => to === pathname)?.key;
  useEffect(() => {
    if (seen !== undefined) forget(seen);
  }, [seen, forget]);
  const count = hidden ? told.length : 0;
  useEffect(() => markTab(count), [count]);
  const shown = hidden ? [] : told.filter(({ key }) => key !== seen).slice(-mostShown);
  return (
    // Not atomic: a second end must not repeat the first.
    <div role="status" aria-atomic={false} aria-label={t('news')} className="fixed z-50 grid gap-2" style={corner}>
      {shown.map(({ key, to, status, what, note }) => (
        <div
          key={key}
          className="border-line bg-raised shadow-lift grid grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-lg border py-1.5 pr-1 pl-3"
        >
          <StatusMark status={status} />
          <span className="min-w-0">
            <Link to={to} className="link font-medium break-words">
              {what}
            </Link>
            <span className="text-text-soft block text-xs break-words">{note}</span>
          </span>
          <IconButton label={t('dismiss', { what })} onClick={() => forget(key)}>
            <X />
          </IconButton>
          {status === 'running' && <Leaving after={shownMs} onLeave={() => forget(key)} />}
        </div>
      ))}
    </div>
  );
}

/** Calls `onLeave` once after a time. */
function Leaving({ after, onLeave }: { after: number; onLeave: () => void }) {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const timer = setTimeout(() => leave.current(), after);
    return () => clearTimeout(timer);
  }, [after]);
  return null;
}

/** Returns the ends that this tab announces, until they are forgotten. */
function useNews({ known: before, ended }: { known: Ended[]; ended: Ended[] }) {
  const known = useRef(new Set(before.map(keyOf)));
  const [announced, setAnnounced] = useState<Ended[]>([]);
  const [election] = useState(() => openElection(isHidden));
  useEffect(() => election.close, [election]);
  useEffect(() => {
    for (const end of ended) {
      const key = keyOf(end);
      if (known.current.has(key)) continue;
      known.current.add(key);
      void election.claim(key).then((isOurs) => isOurs && setAnnounced((now) => [...now, end]));
    }
  }, [ended, election]);
  const [forget] = useState(() => (key: string) => setAnnounced((now) => now.filter((end) => keyOf(end) !== key)));
  return { announced, forget };
}
