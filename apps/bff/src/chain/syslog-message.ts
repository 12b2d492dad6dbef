import type { Audit } from '#generated/client';

/** Facility 13 (log audit) with severity notice, or warning for what was refused: https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1 */
const priorityOf = ({ outcome }: Audit) => 13 * 8 + (outcome === 'denied' ? 4 : 5);

interface Sent {
  /** As `npm run audit:verify -- --head` takes it. */
  head: string;
  /** Null: the row was deleted after it was sealed, or dropped with its month. */
  row: Audit | null;
  person: string | null;
  sealedAt: Date;
}

/** One message of RFC 5424 with its length in front (RFC 6587). Its text is a JSON object without fields that have no value. */
export function syslogMessage(host: string, { head, row, person, sealedAt }: Sent) {
  const fields = Object.entries({ head, person, ...row }).filter(([, value]) => value !== null);
  const text = JSON.stringify(Object.fromEntries(fields), (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const [priority, at, act] = row ? [priorityOf(row), row.at, row.act] : [13 * 8 + 4, sealedAt, 'row-is-gone'];
  // A name has 32 characters without spaces at most.
  const id = act.replaceAll(/[^!-~]/g, '-').slice(0, 32) || '-';
  const message = `<${priority}>1 ${at.toISOString()} ${host} isthmus - ${id} - ${text}`;
  return `${Buffer.byteLength(message)} ${message}`;
}
