import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { Status, StatusMark } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';

const dayMs = 86_400_000;
/** From this age on, a mark reminds of a key that never ends. */
const oldDays = 90;
const soonMs = 60 * 60_000;

/** Says in a few words how long the key of an account still works. */
export function KeyLife({ keySetAt, life }: { keySetAt: string; life: CloudAccount['key'] }) {
  return life.kind === 'permanent' ? <OldKey keySetAt={keySetAt} /> : <EndingKey life={life} />;
}

function OldKey({ keySetAt }: { keySetAt: string }) {
  const isOld = useNow() - Date.parse(keySetAt) > oldDays * dayMs;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      {isOld && <StatusMark status="attention" className="self-center" />}
      <Age at={keySetAt} form="for" words="cloud-accounts:account.old" />
    </span>
  );
}

function EndingKey({ life: { kind, endsAt, isFailing } }: { life: CloudAccount['key'] }) {
  const { t } = useTranslation('cloud-accounts');
  const duration = useDuration();
  const leftMs = Date.parse(endsAt ?? '') - useNow();
  if (kind === 'role')
    return isFailing ? <Status status="late" word={t('keys.notRenewed')} /> : <span>{t('keys.renewed')}</span>;
  if (leftMs <= 0) return <Status status="failed" word={t('keys.over')} />;
  const word = t('keys.until', { left: duration(leftMs) });
  return leftMs < soonMs ? <Status status="late" word={word} /> : <span className="tabular">{word}</span>;
}

/** The time until an end, or that it is over. */
export function TimeLeft({ at }: { at: string }) {
  const { t } = useTranslation('cloud-accounts');
  const duration = useDuration();
  const leftMs = Date.parse(at) - useNow();
  return (
    <time dateTime={at} className="tabular">
      {leftMs > 0 ? t('keys.endsIn', { left: duration(leftMs) }) : t('keys.ended')}
    </time>
  );
}

/** The time until a role is assumed again. Only a request does that, so a role without requests has none. */
export function NextRenewal({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation('cloud-accounts');
  const duration = useDuration();
  const leftMs = Date.parse(dueAt) - useNow();
  return (
    <span className="tabular">{leftMs > 0 ? t('keys.renewsIn', { left: duration(leftMs) }) : t('keys.renewsNow')}</span>
  );
}
