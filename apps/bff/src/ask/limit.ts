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
     * Sends a question to TKE. A person may have a few in parallel. The next ones wait in order, and any more are refused immediately.
     * A question with the same `parameters` as one in progress is not sent again: both get the same answer.
     * A person never waits for another person's questions.
     */
    question: <T>(actorId: string, name: Question, parameters: object, send: () => Promise<T>) => Promise<T>;
  }
}

const maxInParallel = 4;
const maxWaiting = 8;

/** The questions of this process, and the queue of each person. */
export function questions() {
  const turns = new Turns(maxInParallel, maxWaiting);
  const inProgress = new Map<string, Promise<unknown>>();
  return async <T>(actorId: string, name: Question, parameters: object, send: () => Promise<T>): Promise<T> => {
    const id = `${name} ${JSON.stringify(parameters)}`;
    // The id includes the question's name, so it determines the type.
    const equal = () => inProgress.get(id) as Promise<T> | undefined;
    const begin = () => {
      const answer = send().finally(() => inProgress.delete(id));
      inProgress.set(id, answer);
      return answer;
    };
    const refusal = () =>
      problem('too-many-questions', {
        detail: `${maxInParallel + maxWaiting} of your requests to TKE are in progress; ${name} was not sent.`,
      });
    return equal() ?? turns.run(actorId, () => equal() ?? begin(), refusal);
  };
}

/** A third of the time that a person waits for an answer. The rest is for the call itself. */
const budgetWaitMs = 4_000;

/** Limits how long an interactive question waits for the budget. After that it is refused; TKE never received it. */
export const bounded = (budget: TkeBudget, maxWaitMs = budgetWaitMs): TkeBudget => ({
  async take(uin, action, purpose) {
    const taking = budget.take(uin, action, purpose).then(() => true);
    if (purpose !== 'ask' || (await Promise.race([taking, later(maxWaitMs, false, { ref: false })])))
      return void (await taking);
    const detail = `So many calls of ${action} wait for this account that it was not sent.`;
    throw problem('too-many-questions', { detail });
  },
});

export default fp(async (app) => void app.decorate('question', questions()), { name: 'questions' });
