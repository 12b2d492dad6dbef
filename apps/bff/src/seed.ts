import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { AccountColour } from '@isthmus/contracts/cloud-accounts';
import { hash } from '@node-rs/argon2';
import { PrismaPg } from '@prisma/adapter-pg';
import { z } from 'zod';
import { readConfig } from '#config';
import { connectionTo } from '#database/client';
import { requireUsableDatabase } from '#database/usable-database';
import { PrismaClient } from '#generated/client';
import { keyColumns } from '#secrets/cloud-account-credentials';

/** The start data of a demo or a test, as JSON on standard input. Running it again updates what exists. */
const Seed = z.object({
  email: z.email(),
  password: z.string().min(12),
  account: z
    .object({
      name: z.string(),
      colour: AccountColour,
      site: z.string(),
      secretId: z.string(),
      secretKey: z.string(),
      uin: z.string(),
      regions: z.array(z.string()),
    })
    .optional(),
});

async function fill() {
  const config = readConfig();
  await requireUsableDatabase(config);
  const seed = Seed.parse(JSON.parse(await text(process.stdin)));
  const db = new PrismaClient({ adapter: new PrismaPg(connectionTo(config)) });
  const passwordHash = await hash(seed.password);
  await db.user.upsert({
    where: { email: seed.email },
    create: { email: seed.email, name: seed.email.split('@')[0] ?? seed.email, passwordHash, isOwner: true },
    update: { passwordHash, isOwner: true, sessions: { deleteMany: {} } },
  });
  if (seed.account) {
    const { secretId, secretKey, ...account } = seed.account;
    const { name } = account;
    const id = (await db.cloudAccount.findFirst({ where: { name, removedAt: null } }))?.id ?? randomUUID();
    const row = { ...account, ...keyColumns(config.keys, id, { kind: 'permanent', secretId, secretKey }) };
    await db.cloudAccount.upsert({ where: { id }, create: { id, ...row }, update: row });
  }
  await db.$disconnect();
}

await fill().catch((error: unknown) => {
  process.stderr.write(`Nothing was seeded: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
