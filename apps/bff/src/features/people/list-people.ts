import { listPeople } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { leastOnAccount } from '#rules/roles';
import { seesFactors } from './second-factor.ts';
import { personFields, toPerson } from './to-person.ts';

/** Everybody sees who is there and what each may do on the accounts that both may see. */
export const list = (app: FastifyInstance) =>
  serve(app, listPeople, async ({ actor, visible }) => {
    const rows = await app.db.user.findMany({
      where: { kind: 'person' },
      select: personFields,
      orderBy: [{ name: 'asc' }, { email: 'asc' }],
    });
    const people = rows.map((row) => toPerson(app, row, visible));
    const shown = seesFactors(actor) ? people : people.map((one) => ({ ...one, secondFactor: null }));
    return { people: shown, leastRole: leastOnAccount };
  });
