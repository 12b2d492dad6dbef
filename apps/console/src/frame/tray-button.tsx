import type { Ended } from '@isthmus/contracts/in-progress';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '#shared/i18n/number.ts';
import { inProgress } from '#operations/queries.ts';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { remember, remembered } from '#shared/remembered.ts';
import { StatusMark } from '#shared/status.tsx';
import { serverNow } from '#shared/time/clock.ts';
import { Mark } from '#shared/ui/mark.tsx';

const texts = () => loadTexts('tray', 'home', 'operations', 'health');
const load = async () => (await Promise.all([import('#tray/tray.tsx'), texts()]))[0];
// Lazy: it loads when the pointer approaches the button, or with its first press.
const Tray = lazy(load);
// Lazy, because most pages are open while nothing ends.
const Announcer = lazy(async () => (await Promise.all([import('#tray/announcer.tsx'), texts()]))[0]);

const readUntil = 'tray-read';
function markRead() {
  const now = new Date(serverNow()).toISOString();
  remember(readUntil, now);
  return now;
}

/** Shows how much work runs and how much ended unread, opens their list, and announces each end. */
export function TrayButton() {
  const [wanted, setWanted] = useState(false);
  const [known, setKnown] = useState<Ended[]>();
  const [readAt, setReadAt] = useState(() => remembered(readUntil) || markRead());
  useWatch(...watch.inProgress);
  const { data } = useQuery(inProgress());
  if (data && !known) setKnown(data.ended);
  const open = () => {
    setWanted(true);
    setReadAt(markRead());
  };
  const face = { count: data?.total ?? 0, ended: data?.ended ?? [], readAt, onClick: open };
  const button = <Face {...face} aria-haspopup="menu" onPointerEnter={() => void load()} />;
  return (
    <>
      {wanted ? (
        <Suspense fallback={button}>
          <Tray>
            <Face {...face} />
          </Tray>
        </Suspense>
      ) : (
        button
      )}
      {data && known && data.ended !== known && (
        <Suspense>
          <Announcer known={known} ended={data.ended} />
        </Suspense>
      )}
    </>
  );
}

const dot = { top: 5, right: 3, width: 6, height: 6 };

interface FaceProps extends ComponentProps<'button'> {
  count: number;
  ended: Ended[];
  readAt: string;
}

function Face({ count, ended, readAt, ...props }: FaceProps) {
  const { t } = useTranslation();
  const isWaiting = ended.some((end) => end.type === 'operation' && end.state === 'needs-attention');
  const unread = ended.filter(({ endedAt }) => endedAt > readAt).length;
  const words = [
    t('tray.running', { count }),
    isWaiting && t('tray.waits'),
    unread > 0 && t('tray.unread', { unread }),
  ];
  return (
    <button
      type="button"
      aria-label={words.filter(Boolean).join(', ')}
      className="hover:bg-hover relative inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 pointer-coarse:h-10"
      {...props}
    >
      {isWaiting || count ? (
        <StatusMark status={isWaiting ? 'attention' : 'working'} />
      ) : (
        <Mark shape="tick" className="text-text-soft" />
      )}
      {count > 0 && <span className="tabular font-semibold">{countText(count)}</span>}
      {unread > 0 && <span className="bg-accent absolute rounded-full" style={dot} />}
    </button>
  );
}
