import { setTimeout as later } from 'node:timers/promises';
import fp from 'fastify-plugin';
import { problem } from '#http/problems';
import { Turns } from '#http/turns';
import type { TkeBudget } from '#sources/tke/tke-client';

/** The interactive questions, by TKE's names. */
type Question = 'GetCallerIdentity' | 'DescribeSubnets' | 'DescribeSupportedRuntime' | 'DescribeExternalNodeScript';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Puts a question to TKE, a few of one person at once, the next in order, more refused at once. An equal question (`about`) that is
     * being answered is not put again: both get its answer. Who waits in line waits for no one else's questions.
     */
    question: <T>(actorId: string, name: Question, about: object, put: () => Promise<T>) => Promise<T>;
  }
}

const atOnce = 4;
const longest = 8;

/** Questions in this process, and whose turn it is. */
export function questions() {
  const turns = new Turns(atOnce, longest);
  const underWay = new Map<string, Promise<unknown>>();
  return async <T>(actorId: string, name: Question, about: object, put: () => Promise<T>): Promise<T> => {
    const id = `${name} ${JSON.stringify(about)}`;
    // The id stands for the type.
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

/** A third of what a person waits for an answer, so that the call is sent while there is time for one. */
const roomMs = 4_000;

/** The budget, in which no interactive question waits for long: it is refused by its own name, as TKE never received it. */
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
