import { giveSecondFactor } from '@isthmus/contracts/second-factor';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { forgetFailures, limitCodes } from '#access/sign-in-limit';
import { consumeCode } from '#access/totp';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { halfWay } from './half-way.ts';

interface Person {
  id: string;
  email: string;
}

/** Checks a code, and limits guessing. After ten wrong ones in 15 minutes from one network, none counts there. */
export async function isRightCode(app: FastifyInstance, reply: FastifyReply, { id, email }: Person, code: string) {
  const isRight = await limitCodes(app, reply, email, () => consumeCode(app.db, app.config, id, code));
  if (isRight) await forgetFailures(app.db, email, reply.request.ip);
  return isRight;
}

/** The second step of a sign-in with a password. */
export const secondFactor = (app: FastifyInstance) => {
  const half = halfWay(app);
  return serve(app, giveSecondFactor, async ({ body, request, reply }) => {
    const person = await half.personOf(request);
    if (!person) throw problem('not-signed-in');
    if (await isRightCode(app, reply, person, body.code)) {
      half.clear(reply);
      return app.startSession(reply, person);
    }
    await writeAudit(app.db, byOf(request), {
      act: 'sign-in-refused',
      object: { kind: 'person', id: person.id, name: person.email },
      outcome: 'denied',
      details: { by: 'totp' },
    });
    throw problem('proof-refused');
  });
};
