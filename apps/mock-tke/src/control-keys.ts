import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findAccount } from './control.ts';
import { issueTemporaryKey } from './keys.ts';
import type { World } from './world.ts';

/** A temporary key, without a call to STS. */
const KeyRequest = z.strictObject({
  seconds: z.int().min(1).max(43_200).default(7200),
  sessionName: z.string().min(2).default('control'),
});
const KeyId = z.object({ accessKeyId: z.string() });

/** The keys of an account, as CAM's page would make and delete them. */
export default (app: FastifyInstance, world: World) => {
  app.post('/_control/accounts/:secretId/keys', async (request) => {
    const account = findAccount(world, request.params);
    const { seconds, sessionName } = KeyRequest.parse(request.body ?? {});
    const { secretId, secretKey, token, expiresAt } = issueTemporaryKey(account, {
      roleId: account.uin,
      sessionName,
      seconds,
    });
    return { secretId, secretKey, token, expiresAt: account.iso(expiresAt) };
  });
  app.post('/_control/accounts/:secretId/access-keys', async (request) => {
    const account = findAccount(world, request.params);
    const key = { secretId: `MOCK${account.chance.hex(16)}`, secretKey: account.chance.hex(16) };
    account.accessKeys = [...account.accessKeys, key];
    return key;
  });
  app.delete('/_control/accounts/:secretId/access-keys/:accessKeyId', async (request, reply) => {
    const account = findAccount(world, request.params);
    const { accessKeyId } = KeyId.parse(request.params);
    account.accessKeys = account.accessKeys.filter(({ secretId }) => secretId !== accessKeyId);
    return reply.status(204).send();
  });
};
