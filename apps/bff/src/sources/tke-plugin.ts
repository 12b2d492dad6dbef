import type { CredentialProof } from '@isthmus/contracts/cloud-accounts';
import fp from 'fastify-plugin';
import { bounded } from '#ask/limit';
import { proveCredential } from '#ask/prove-credential';
import { askAgain } from '#observer/interest';
import { sharedBudget } from '#database/shared-budget';
import { Breaker } from '#sources/tke/breaker';
import { TkeClient, type Caller } from '#sources/tke/tke-client';

declare module 'fastify' {
  interface FastifyInstance {
    tke: TkeClient;
    proveCredential: (credential: Omit<Caller, 'uin'>, language: 'en-US' | 'zh-CN') => Promise<CredentialProof>;
  }
}

export default fp(
  async (app) => {
    const told = (key: string, state: 'open' | 'closed') => {
      const [secretId = '', region = ''] = key.split(' ');
      app.log.warn(
        { secretId, region },
        state === 'open' ? 'TKE does not answer: asked less often' : 'TKE answers again',
      );
      if (state === 'closed')
        askAgain(app.db, secretId, region).catch((error: unknown) => app.log.error({ err: error }, 'not asked again'));
    };
    const client = new TkeClient(bounded(sharedBudget(app.db)), new Breaker(app.config.observe.intervalMs, told));
    app.decorate('tke', client);
    app.decorate('proveCredential', (credential, language) => proveCredential(client, credential, language));
  },
  { name: 'tke', dependencies: ['database'] },
);
