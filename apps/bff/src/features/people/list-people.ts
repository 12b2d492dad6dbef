import { listPeople } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { leastOnAccount } from '#rules/roles';
import { personFields, toPerson } from './to-person.ts';

/** Everybody sees who is there and what each may do on the accounts that both may see. */
export const list = (app: FastifyInstance) =>
  serve(app, listPeople, async ({ visible }) => {
    const rows = await app.db.user.findMany({ select: personFields, orderBy: [{ name: 'asc' }, { email: 'asc' }] });
    return { people: rows.map((row) => toPerson(row, visible)), leastRole: leastOnAccount };
  });
