import type { listAudit } from '@isthmus/contracts/audit';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { EveryNamespace } from '#shared/i18n/text-keys.ts';
import { serverNow } from '#shared/time/clock.ts';
import { exactTime, timeFormat } from '#shared/time/time-zone.ts';
import { dayOf } from '#shared/time/zone-day.ts';
import type { AuditRow } from './audit-columns.tsx';
import { actWords } from './words.ts';

type Page = z.infer<typeof listAudit.response>;

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const day = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const year = { year: 'numeric', ...day } as const;
const yearLength = 4;

/** Turns pages of entries into rows with their words. */
export function useAuditRows(
  pages: Page[],
  accounts: { id: string; name: string }[],
  openId: string | undefined,
  setOpenId: (id: string | undefined) => void,
): AuditRow[] {
  const { t, i18n } = useTranslation<EveryNamespace>();
  const today = dayOf(serverNow());
  const named = new Map([...pages.flatMap((page) => page.accounts), ...accounts].map(({ id, name }) => [id, name]));
  const clusters = new Map(
    pages.flatMap((page) => page.clusters).map((one) => [`${one.accountId} ${one.clusterId}`, one.name]),
  );
  const accountName = (id: string) => named.get(id) ?? id;
  const timeOf = (at: number) => {
    const date = dayOf(at);
    if (date === today) return timeFormat('audit-clock', clock, i18n.language).format(at);
    return date.slice(0, yearLength) === today.slice(0, yearLength)
      ? timeFormat('audit-day', day, i18n.language).format(at)
      : timeFormat('audit-year', year, i18n.language).format(at);
  };
  return pages
    .flatMap(({ entries }) => entries)
    .map((entry) => ({
      id: entry.id,
      entry,
      time: timeOf(Date.parse(entry.at)),
      exactly: exactTime(new Date(entry.at), i18n.language),
      who: entry.actor?.name ?? t(entry.address ? 'audit:nobody' : 'audit:isthmus'),
      what: actWords(entry, t),
      account: entry.accountId ? accountName(entry.accountId) : '',
      accountName,
      clusterName: clusters.get(`${entry.accountId} ${entry.clusterId}`) ?? null,
      isOpen: entry.id === openId,
      onToggle: () => setOpenId(entry.id === openId ? undefined : entry.id),
    }));
}
