import type { ClientBase } from 'pg';
import { beginning, rowOf, sealOf, signClosing, type Closing, type Sealed } from './seal.ts';

const batch = 2_000;
const mostFindings = 100;

/** A place of the chain, as the log and the last check have it. */
export interface Head {
  seq: bigint;
  hmac: Buffer;
}
/** What is wrong, and where, in one sentence. */
export interface Verdict {
  findings: string[];
  /** Seals that were checked. */
  seals: number;
  head: Head;
  upTo: { id: bigint; at: Date } | null;
  dropped: string[];
  /** Rows that are not sealed yet. */
  waiting: number;
}

interface SealRow {
  seq: string;
  audit_id: string;
  audit_at: Date;
  row_hash: Buffer;
  key_id: Buffer;
  hmac: Buffer;
  actual: Buffer | null;
}

const sealsAfter = `select s.*, a.hash as actual from (select * from audit_seal where seq > $1 order by seq limit ${batch}) as s
  left join ${rowOf('s.audit_id', 's.audit_at')} as a on true order by s.seq`;

const neverSealed = `select id, at, 'was never sealed: it was not written through Isthmus, or its seal was removed' as what from audit a
    where not exists (select from audit_seal s where s.audit_id = a.id and s.audit_at = a.at)
      and not exists (select from audit_unsealed u where u.id = a.id)
  union all select id, at, 'was deleted before it was sealed' from audit_unsealed u
    where not exists (select from audit a where a.id = u.id and a.at = u.at)
  order by id limit ${mostFindings}`;

const nameOf = ({ id, at }: { id: bigint | string; at: Date }) => `Row ${id} of ${at.toISOString()}`;
const monthOf = (at: Date) => at.toISOString().slice(0, 7);

/** By their ids in hexadecimal digits. */
export type KeysById = ReadonlyMap<string, Buffer>;

/** Checks the signatures of dropped months. The chain goes on after the last of them. */
async function readClosings(db: ClientBase, keys: KeysById, report: (sentence: string) => void) {
  const { rows } = await db.query<{
    month: string;
    seq: string;
    hmac: Buffer;
    rows: string;
    key_id: Buffer;
    signature: Buffer;
  }>('select * from audit_closing_head order by month');
  const closings: Closing[] = [];
  for (const row of rows) {
    const closing = { month: row.month, seq: BigInt(row.seq), hmac: row.hmac, rows: BigInt(row.rows) };
    const key = keys.get(row.key_id.toString('hex'));
    if (key && signClosing(key, closing).equals(row.signature)) closings.push(closing);
    else report(`The closing head of ${row.month} was not signed with the key: that month was not dropped by Isthmus.`);
  }
  return closings;
}

/** Walks along the chain, one batch in memory at a time. */
class Walk {
  private readonly keys: KeysById;
  private readonly dropped: ReadonlySet<string>;
  private readonly report: (sentence: string) => void;
  private previous: Buffer;
  private expected: bigint;
  /** The first of neighbouring seals that the key did not make. */
  private forgedFrom: SealRow | null = null;
  last: SealRow | null = null;
  seals = 0;

  constructor(keys: KeysById, closings: Closing[], report: (sentence: string) => void) {
    const start = closings.reduce((one, other) => (other.seq > one.seq ? other : one), {
      seq: 0n,
      hmac: beginning as Uint8Array,
    });
    this.keys = keys;
    this.dropped = new Set(closings.map(({ month }) => month));
    this.report = report;
    this.previous = Buffer.from(start.hmac);
    this.expected = start.seq + 1n;
  }

  get start() {
    return this.last ? BigInt(this.last.seq) : this.expected - 1n;
  }
  get head(): Head {
    return { seq: this.start, hmac: this.previous };
  }

  private endForged() {
    const first = this.forgedFrom;
    this.forgedFrom = null;
    if (!first || !this.last) return;
    const row = nameOf({ id: first.audit_id, at: first.audit_at });
    this.report(
      first.seq === this.last.seq
        ? `${row}: its seal ${first.seq} was changed.`
        : `${row}: from here on the chain was rebuilt. The seals ${first.seq} to ${this.last.seq} were not made with the key.`,
    );
  }

  step(row: SealRow) {
    const seq = BigInt(row.seq);
    const at = nameOf({ id: row.audit_id, at: row.audit_at });
    const isGap = seq !== this.expected;
    if (isGap) {
      this.endForged();
      const after = this.last
        ? `after row ${this.last.audit_id} of ${this.last.audit_at.toISOString()}`
        : 'at the beginning';
      this.report(`${at}: the seals ${this.expected} to ${seq - 1n} before it are gone, ${after}.`);
    }
    const sealed: Sealed = { seq, auditId: BigInt(row.audit_id), auditAt: row.audit_at, rowHash: row.row_hash };
    const key = this.keys.get(row.key_id.toString('hex'));
    // After a gap the seal before is unknown.
    const isGenuine = key !== undefined && (isGap || sealOf(key, this.previous, sealed).equals(row.hmac));
    if (isGenuine) this.endForged();
    else this.forgedFrom ??= row;
    if (!this.dropped.has(monthOf(row.audit_at))) {
      if (!row.actual) this.report(`${at} was deleted after it was sealed, or its time was changed.`);
      else if (!row.actual.equals(row.row_hash)) this.report(`${at} was changed after it was sealed.`);
    }
    this.previous = row.hmac;
    this.expected = seq + 1n;
    this.last = row;
    this.seals += 1;
  }

  end() {
    this.endForged();
  }
}

/** Compares a head that was noted earlier with the chain of now. */
async function compareHead(db: ClientBase, walk: Walk, { seq, hmac }: Head, source: string) {
  const { head, last } = walk;
  if (seq > head.seq) {
    const end = last ? `after row ${last.audit_id} of ${last.audit_at.toISOString()}` : 'at its beginning';
    return `The end of the chain was cut off ${end}: ${source} has the seal ${seq}, and the last one now is ${head.seq}.`;
  }
  const { rows } = await db.query<{ hmac: Buffer; audit_id: string; audit_at: Date }>(
    'select hmac, audit_id, audit_at from audit_seal where seq = $1',
    [seq.toString()],
  );
  const [row] = rows;
  if (!row || row.hmac.equals(hmac)) return null;
  return `${nameOf({ id: row.audit_id, at: row.audit_at })}: the chain up to here was rebuilt with the key. ${source} has another seal ${seq}.`;
}

/**
 * Compares every row with its seal, and every seal with the one before. Reads in batches, in one snapshot. `heads`: noted earlier, for
 * example in the log; only they show that the end was cut off together with its rows.
 */
export async function verifyChain(db: ClientBase, keys: KeysById, heads: Head[]): Promise<Verdict> {
  const findings: string[] = [];
  const report = (sentence: string) => void (findings.length < mostFindings && findings.push(sentence));
  await db.query('begin transaction isolation level repeatable read');
  try {
    const closings = await readClosings(db, keys, report);
    const walk = new Walk(keys, closings, report);
    for (;;) {
      const { rows } = await db.query<SealRow>(sealsAfter, [walk.start.toString()]);
      for (const row of rows) walk.step(row);
      if (rows.length < batch) break;
    }
    walk.end();
    const { rows: checks } = await db.query<{ seq: string; hmac: Buffer; at: Date }>(
      'select seq, hmac, at from audit_check order by id desc limit 1',
    );
    const noted = [
      ...heads.map((head) => ({ head, source: 'the given head' })),
      ...checks.map(({ seq, hmac, at }) => ({
        head: { seq: BigInt(seq), hmac },
        source: `the check of ${at.toISOString()}`,
      })),
    ];
    for (const { head, source } of noted) {
      const sentence = await compareHead(db, walk, head, source);
      if (sentence) report(sentence);
    }
    const { rows: unsealed } = await db.query<{ id: string; at: Date; what: string }>(neverSealed);
    for (const row of unsealed) report(`${nameOf(row)} ${row.what}.`);
    const { rows: counted } = await db.query<{ waiting: number }>(
      'select count(*)::int as waiting from audit_unsealed',
    );
    const { last, head, seals } = walk;
    return {
      findings,
      seals,
      head,
      upTo: last && { id: BigInt(last.audit_id), at: last.audit_at },
      dropped: closings.map(({ month }) => month),
      waiting: counted[0]?.waiting ?? 0,
    };
  } finally {
    await db.query('commit');
  }
}
