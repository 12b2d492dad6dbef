import { setTimeout as later } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { networkOf } from '#access/network-of';
import { Prisma, type PrismaClient } from '#generated/client';
import { problem } from '#http/problems';
import { Turns } from '#http/turns';

/** The counting window starts at the first failure and lasts this long. */
const windowSeconds = 15 * 60;
/** Failures allowed in that window: of one person from one network, and of all persons from one network. */
const maxFailures = { pair: 10, network: 50 };
/** Above this many failures of one person from all networks, tries from a new network are slowed down. */
const slowAfter = 20;
const pauseMs = 250;
const maxPauseMs = 5_000;
const knownDays = 90;

/** One password check at a time per network. A person at a known network does not wait for others there. */
const checks = new Turns(1, 20);
const slowed = new Turns(1, 3);
/** Each check takes 19 MiB and one of Node's four threads. */
const hashing = new Turns(2, 100);

interface Attempt {
  email: string;
  network: string;
}
interface Counts {
  pair: number;
  network: number;
  person: number;
  /** Whether the person signed in from this network before. */
  isKnown: boolean;
  retryAfter: number;
}

/** Ignores times in the future (beyond rounding): the clock was ahead when they were written and was corrected since. */
const withinWindow = Prisma.sql`between now() - make_interval(secs => ${windowSeconds}) and now() + interval '1 second'`;

async function countsOf(db: PrismaClient, { email, network }: Attempt): Promise<Counts> {
  const [counts] = await db.$queryRaw<Counts[]>`
    with tries as (
      select *, failing_since ${withinWindow} as recent
      from sign_in where email = ${email} or network = ${network})
    select
      coalesce(sum(failures) filter (where recent and email = ${email} and network = ${network}), 0)::int as pair,
      coalesce(sum(failures) filter (where recent and network = ${network}), 0)::int as network,
      coalesce(sum(failures) filter (where recent and email = ${email}), 0)::int as person,
      coalesce(bool_or(email = ${email} and network = ${network}
        and signed_in_at > now() - make_interval(days => ${knownDays})), false) as "isKnown",
      coalesce(ceil(extract(epoch from max(failing_since) filter (where recent and network = ${network})
        + make_interval(secs => ${windowSeconds}) - now())), 1)::int as "retryAfter"
    from tries`;
  if (!counts) throw new Error('the database counted nothing');
  return counts;
}

/** Counts the failure before the password is checked, so parallel tries count too. Deletes old counts. */
async function countFailure(db: PrismaClient, { email, network }: Attempt) {
  await db.$executeRaw`
    with old as (
      delete from sign_in where (email, network) in (
        select email, network from sign_in
        where failing_since < now() - make_interval(secs => ${windowSeconds})
          and (signed_in_at is null or signed_in_at < now() - make_interval(days => ${knownDays}))
          and (email, network) <> (${email}, ${network})
        limit 100 for update skip locked))
    insert into sign_in as known (email, network, failures, failing_since) values (${email}, ${network}, 1, now())
    on conflict (email, network) do update set
      failures = case when known.failing_since ${withinWindow} then known.failures + 1 else 1 end,
      failing_since = case when known.failing_since ${withinWindow} then known.failing_since else now() end`;
}

/** Records a sign-in. Later, this person's right password from this network always passes. */
export const noteSignIn = (tx: Prisma.TransactionClient, email: string, ip: string) => tx.$executeRaw`
  insert into sign_in (email, network, failures, failing_since, signed_in_at)
  values (${email}, ${networkOf(ip)}, 0, now(), now())
  on conflict (email, network) do update set failures = 0, failing_since = now(), signed_in_at = now()`;

/** Codes are counted apart: no network is known to them, because a code has only a million values. */
const codesOf = (email: string) => `code ${email}`;

/** As limitGuessing, for codes. */
export const limitCodes = (app: FastifyInstance, reply: FastifyReply, email: string, check: () => Promise<boolean>) =>
  limitGuessing(app, reply, codesOf(email), check);

/** After a right code the count starts again. */
export const forgetFailures = (db: Prisma.TransactionClient, email: string, ip: string) =>
  db.$executeRaw`delete from sign_in where email = ${codesOf(email)} and network = ${networkOf(ip)}`;

const isOver = ({ pair, network }: Counts) => pair >= maxFailures.pair || network >= maxFailures.network;

/**
 * Checks a password, and limits guessing. Nobody can lock a person out:
 * From a network where the person signed in before, every password is checked.
 * From elsewhere, tries of one person or from one network stop for a while.
 * Tries of one person from many networks are slowed down.
 * It counts by e-mail address, known or not, so the limit does not reveal which addresses exist.
 */
export async function limitGuessing(
  app: FastifyInstance,
  reply: FastifyReply,
  email: string,
  check: () => Promise<boolean>,
) {
  const { ip, log } = reply.request;
  const attempt = { email, network: networkOf(ip) };
  const refusal = (retryAfter = 10) => {
    void reply.header('retry-after', retryAfter);
    return problem('too-many-sign-ins');
  };
  const first = await countsOf(app.db, attempt);
  const turnKey = first.isKnown ? `${attempt.network} ${email}` : attempt.network;
  const checkInTurn = async () => {
    const before = await countsOf(app.db, attempt);
    if (isOver(before) && !before.isKnown) throw refusal(before.retryAfter);
    await countFailure(app.db, attempt);
    const checked = () => hashing.run(first.isKnown ? 'known' : 'unknown', check, refusal);
    if (before.isKnown && isOver(before)) await later(pauseMs);
    if (before.isKnown || before.person < slowAfter) return { isRight: await checked(), before };
    const checkAfterPause = async () => {
      await later(Math.min(maxPauseMs, (before.person - slowAfter + 1) * pauseMs));
      return checked();
    };
    return { isRight: await slowed.run(email, checkAfterPause, refusal), before };
  };
  const { isRight, before } = await checks.run(turnKey, checkInTurn, refusal);
  if (isRight) return true;
  if (before.pair + 1 === maxFailures.pair || before.network + 1 === maxFailures.network)
    log.warn({ network: attempt.network, isKnown: before.isKnown }, 'too many failed sign-ins: limited for 15 minutes');
  if (isOver(before)) throw refusal(before.retryAfter);
  return false;
}
