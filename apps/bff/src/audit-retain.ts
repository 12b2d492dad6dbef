import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { ownersUrl } from '../../../scripts/migrate.mjs';
import { keysOf } from '#chain/keys';
import { dropMonths } from '#chain/retain';
import { sealState } from '#chain/state';
import { verifyChain } from '#chain/verify';
import { readConfig } from '#config';
import { connectionTo } from '#database/client';
import { PrismaClient } from '#generated/client';

/**
 * `npm run audit:retain`: drops months of the audit that ended more than ISTHMUS_AUDIT_MONTHS months ago, as the role that owns the tables.
 * Verifies first: a fault must not vanish with its month.
 */
async function retain() {
  const config = readConfig();
  const connection = { ...connectionTo({ databaseUrl: ownersUrl() ?? config.databaseUrl }), query_timeout: 0 };
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const client = new pg.Client(connection);
  await client.connect();
  const { findings } = await verifyChain(client, keysOf(config), []).finally(() => client.end());
  if (findings.length) {
    findings.forEach(print);
    throw new Error('the audit is not as it was written, see above');
  }
  const db = new PrismaClient({ adapter: new PrismaPg(connection) });
  try {
    if ((await sealState(db)).isProtected)
      throw new Error('this role does not own the audit: set DATABASE_MIGRATE_URL (docs/operations.md)');
    let dropped = 0;
    const { auditKeys, auditMonths, syslog } = config;
    for await (const { month, rows, head } of dropMonths(db, auditKeys[0], auditMonths, syslog?.name ?? null)) {
      dropped += 1;
      print(`${month} was dropped with ${rows} rows. Its closing head: ${head}`);
    }
    if (!dropped) print(`No month ended more than ${auditMonths} months ago.`);
  } finally {
    await db.$disconnect();
  }
}

await retain().catch((error: unknown) => {
  process.stderr.write(`No further month was dropped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
