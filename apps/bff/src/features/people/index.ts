import type { FastifyInstance } from 'fastify';
import { change } from './change-person.ts';
import { changePersonRoles } from './change-roles.ts';
import { endSessions } from './end-sessions.ts';
import { invitePeople } from './invite-person.ts';
import { list } from './list-people.ts';
import { createLink, revokeLink } from './person-link.ts';

export default async (app: FastifyInstance) => {
  list(app);
  invitePeople(app);
  createLink(app);
  revokeLink(app);
  change(app);
  endSessions(app);
  changePersonRoles(app);
};
