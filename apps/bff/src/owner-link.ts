import { Email } from '@isthmus/contracts/people';
import { PrismaPg } from '@prisma/adapter-pg';
import { makeOwnerLink, ownerLinkHours } from '#access/owner-link';
import { secretLink } from '#access/secret-links';
import { readConfig } from '#config';
import { connectionTo } from '#database/client';
import { requireUsableDatabase } from '#database/usable-database';
import { PrismaClient } from '#generated/client';

/** `npm run owner-link EMAIL`: prints a one-time link for an owner, when nobody else can let the person in. */
async function print() {
  const { data: email } = Email.safeParse(process.argv[2]);
  if (!email) throw new Error('name an e-mail address: npm run owner-link ana@example.com');
  const config = readConfig();
  await requireUsableDatabase(config);
  const db = new PrismaClient({ adapter: new PrismaPg(connectionTo(config)) });
  try {
    const token = await makeOwnerLink(db, email);
    const url = secretLink(config, '/invitations', token);
    process.stdout.write(`${email} is an owner. This link works once, for ${ownerLinkHours} hour:\n${url}\n`);
    // Only the sealed owner may have a password then; for others the page offers the providers.
    if (config.sealedOwner !== null && config.sealedOwner !== email)
      process.stdout.write(
        `Passwords are off: the link adds an account at an identity provider. For a password, name ${config.sealedOwner}.\n`,
      );
  } finally {
    await db.$disconnect();
  }
}

await print().catch((error: unknown) => {
  process.stderr.write(`No link was made: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
