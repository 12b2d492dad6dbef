/**
 * TKE writes a time in three forms: `2021-02-22T07:14:11Z`, `2023-08-17 13:17:57 +0000 UTC` and `2023-08-17 20:47:35 +0800 CST`. Only
 * the numeric offset counts. The zone's name is ambiguous: Date.parse reads China's CST as the one of US Central, 14 hours later.
 */
const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)? ?(?:Z|([+-])(\d\d):?(\d\d))(?: [A-Za-z0-9+-]+)?$/;

/** Returns TKE's time in milliseconds since 1970; null for a text without an offset, and for one that is no time. */
export function timeOfTke(text: string | null | undefined): number | null {
  const parts = form.exec(text ?? '');
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const millisecond = Number((parts[7] ?? '').padEnd(3, '0'));
  const shown = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  // Date.UTC accepts a 31st of February.
  const fields = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}`;
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(fields)) return null;
  const [hours, minutes] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return shown - (parts[8] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The same as ISO 8601. */
export function isoOfTke(text: string | null | undefined): string | null {
  const time = timeOfTke(text);
  return time === null ? null : new Date(time).toISOString();
}
