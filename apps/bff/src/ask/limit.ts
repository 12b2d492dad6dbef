import { setTimeout as later } from 'node:timers/promises';
import fp from 'fastify-plugin';
import { problem } from '#http/problems';
import { Turns } from '#http/turns';
import type { TkeBudget } from '#sources/tke/tke-client';

/** The interactive questions, by their TKE action names. */
type Question = 'GetCallerIdentity' | 'DescribeSubnets' | 'DescribeSupportedRuntime' | 'DescribeExternalNodeScript';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Sends a question to TKE. A person may have a few at once; the next wait in order, and more are refused at once.
     * An equal question (`about`) in progress is not sent again: both get the same answer.
     * A person never waits for another person's questions.
     */
    question: <T>(actorId: string, name: Question, about: object, put: () => Promise<T>) => Promise<T>;
  }
}

const atOnce = 4;
const longest = 8;

/** The questions of this process, and the queue of each person. */
export function questions() {
  const turns = new Turns(atOnce, longest);
  const underWay = new Map<string, Promise<unknown>>();
  return async <T>(actorId: string, name: Question, about: object, put: () => Promise<T>): Promise<T> => {
    const id = `${name} ${JSON.stringify(about)}`;
    // The id includes the question's name, so it determines the type.
    const equal = () => underWay.get(id) as Promise<T> | undefined;
    const begin = () => {
      const answer = put().finally(() => underWay.delete(id));
      underWay.set(id, answer);
      return answer;
    };
    const refusal = () =>
      problem('too-many-questions', {
        detail: `${atOnce + longest} of your requests to TKE are in progress; ${name} was not sent.`,
      });
    return equal() ?? turns.run(actorId, () => equal() ?? begin(), refusal);
  };
}

/** A third of the time that a person waits for an answer: enough is left for the call itself. */
const roomMs = 4_000;

/** The budget with a limit on waiting for interactive questions. After that it is refused by name, as TKE never received it. */
export const bounded = (budget: TkeBudget, mostMs = roomMs): TkeBudget => ({
  async take(uin, action, purpose) {
    const taking = budget.take(uin, action, purpose).then(() => true);
    if (purpose !== 'ask' || (await Promise.race([taking, later(mostMs, false, { ref: false })])))
      return void (await taking);
    const detail = `So many calls of ${action} wait for this account that it was not sent.`;
    throw problem('too-many-questions', { detail });
  },
});

export default fp(async (app) => void app.decorate('question', questions()), { name: 'questions' });
