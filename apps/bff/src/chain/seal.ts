import { createHash, createHmac } from 'node:crypto';

/** What the first seal contains instead of a seal before it. */
export const beginning = Buffer.alloc(32);

/** Names a key without revealing it: each seal has it, so a verification finds the right key after a change of keys. */
export const keyIdOf = (key: Buffer) =>
  createHash('sha256').update('isthmus audit key id').update(key).digest().subarray(0, 8);

export interface Sealed {
  seq: bigint;
  auditId: bigint;
  auditAt: Date;
  /** SHA-256 of the row. */
  rowHash: Uint8Array;
}

const number = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};

/** The seal of a row: without the key nobody can make it, and it changes with every earlier seal. */
export const sealOf = (key: Buffer, previous: Uint8Array, { seq, auditId, auditAt, rowHash }: Sealed) =>
  createHmac('sha256', key)
    .update('seal')
    .update(previous)
    .update(Buffer.concat([seq, auditId, BigInt(auditAt.getTime())].map(number)))
    .update(rowHash)
    .digest();

export interface Closing {
  /** As in `2026-12`. */
  month: string;
  seq: bigint;
  hmac: Uint8Array;
  rows: bigint;
}

/** Shows that the holder of the key dropped this month, and with which seal the rest of the chain begins. */
export const signClosing = (key: Buffer, { month, seq, hmac, rows }: Closing) =>
  createHmac('sha256', key)
    .update(`closing ${month}`)
    .update(Buffer.concat([seq, rows].map(number)))
    .update(hmac)
    .digest();

/**
 * SQL for the hash of the row `a` of the audit. jsonb has one text for one value. Columns without a value are left out, so a column that a
 * later version adds changes no hash. The time is a number, because its text depends on the session.
 */
const rowHashSql = `(select sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8'))
  from jsonb_each(to_jsonb(a) || jsonb_build_object('at', (extract(epoch from a.at) * 1000)::bigint)) where value <> 'null')`;

/**
 * SQL that finds the row of an id and a time, and its hash, by the primary key in the month of the time. `limit` makes PostgreSQL search for
 * each row: it would otherwise read the whole audit for a thousand of them.
 */
export const rowOf = (id: string, at: string) =>
  `lateral (select a.id, a.at, ${rowHashSql} as hash from audit a where a.id = ${id} and a.at = ${at} limit 1)`;
