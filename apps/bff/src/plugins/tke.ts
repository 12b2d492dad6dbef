import type { CredentialProof } from '@isthmus/contracts/cloud-accounts';
import fp from 'fastify-plugin';
import { proveCredential } from '#ask/prove-credential';
import { inProcessBudget } from '#tke/tke-budget';
import { TkeClient, type Caller } from '#tke/tke-client';

declare module 'fastify' {
  interface FastifyInstance {
    tke: TkeClient;
    proveCredential: (credential: Omit<Caller, 'uin'>, language: 'en-US' | 'zh-CN') => Promise<CredentialProof>;
  }
}

export default fp(
  async (app) => {
    const client = new TkeClient(inProcessBudget());
    app.decorate('tke', client);
    app.decorate('proveCredential', (credential, language) => proveCredential(client, credential, language));
  },
  { name: 'tke' },
);
