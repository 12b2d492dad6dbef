import { parseArgs } from 'node:util';
import pg from 'pg';
import { keysOf } from '#chain/keys';
import { verifyChain, type Head } from '#chain/verify';
import { readConfig } from '#config';
import { connectionTo } from '#database/client';

/** `npm run audit:verify`: is every row of the audit as it was sealed? Prints each fault, and ends with code 1 when there is one. */
const { values } = parseArgs({
  options: { head: { type: 'string', multiple: true }, 'key-file': { type: 'string', multiple: true } },
});

const stop = (sentence: string): never => {
  throw new Error(sentence);
};
function headOf(text: string): Head {
  const [, seq, hmac] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq && hmac
    ? { seq: BigInt(seq), hmac: Buffer.from(hmac, 'hex') }
    : stop(`--head must be as in the log: a number, a colon and 64 hexadecimal digits, not "${text}".`);
}

async function verify() {
  const config = readConfig();
  const keys = keysOf(config, values['key-file']);
  const heads = (values.head ?? []).map(headOf);
  // No time limit for an answer: the audit may be long.
  const db = new pg.Client({ ...connectionTo(config), query_timeout: 0 });
  await db.connect();
  try {
    const { findings, seals, head, upTo, dropped, waiting } = await verifyChain(db, keys, heads);
    await db.query('insert into audit_check (seq, hmac, findings) values ($1, $2, $3)', [
      head.seq.toString(),
      head.hmac,
      findings.length,
    ]);
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    findings.forEach(print);
    print(
      findings.length
        ? `${seals} seals were checked; the audit is not as it was written.`
        : `${seals} rows are as they were sealed${upTo ? `, up to row ${upTo.id} of ${upTo.at.toISOString()}` : ''}.`,
    );
    if (dropped.length) print(`Dropped months, with their signed closing heads: ${dropped.join(', ')}.`);
    if (waiting) print(`${waiting} rows wait for their seal: a process of Isthmus must run.`);
    print(`Head: ${head.seq}:${head.hmac.toString('hex')}`);
    if (findings.length) process.exitCode = 1;
  } finally {
    await db.end();
  }
}

await verify().catch((error: unknown) => {
  process.stderr.write(`The audit was not verified: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
