import type { CredentialProof } from '@isthmus/contracts/cloud-accounts';
import fp from 'fastify-plugin';
import { bounded } from '#ask/limit';
import { proveCredential } from '#ask/prove-credential';
import { notify } from '#database/events';
import { retryFailedReads } from '#observer/interest';
import { sharedBudget } from '#database/shared-budget';
import { Outgoing } from '#sources/outgoing/outgoing';
import type { Reach } from '#sources/outgoing/reach';
import { Breaker, parseBreakerKey } from '#sources/tke/breaker';
import { TkeClient, type Caller } from '#sources/tke/tke-client';

declare module 'fastify' {
  interface FastifyInstance {
    tke: TkeClient;
    /** Whether this process can reach Tencent. */
    reach: Reach;
    proveCredential: (caller: Caller, language: 'en-US' | 'zh-CN') => Promise<CredentialProof>;
  }
}

export default fp(
  async (app) => {
    const onBreaker = (key: string, state: 'open' | 'closed') => {
      const scope = parseBreakerKey(key);
      const { uin, region } = scope;
      app.log.warn(scope, state === 'open' ? 'TKE does not answer: called less often' : 'TKE answers again');
      if (state === 'closed')
        retryFailedReads(app.db, uin, region).catch((error: unknown) =>
          app.log.error({ err: error }, 'failed reads could not be requested again'),
        );
    };
    const outgoing = new Outgoing(app.config.outgoing);
    const { reach } = outgoing;
    reach.onChange((state) => {
      app.log[state ? 'error' : 'warn'](
        state ?? {},
        state ? "Isthmus can't reach Tencent" : 'Isthmus reaches Tencent again',
      );
      notify(app.db, 'reach', Date.now()).catch((error: unknown) =>
        app.log.error({ err: error }, 'the change of reach could not be announced'),
      );
    });
    const breaker = new Breaker(app.config.observe.intervalMs, onBreaker);
    const client = new TkeClient(outgoing, bounded(sharedBudget(app.db)), breaker, app.config.tkeTimeoutMs);
    app.decorate('tke', client);
    app.decorate('reach', reach);
    app.decorate('proveCredential', (caller, language) => proveCredential(client, caller, language));
    app.addHook('onClose', async () => outgoing.close());
  },
  { name: 'tke', dependencies: ['database'] },
);
