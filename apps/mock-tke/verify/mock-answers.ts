import { z } from 'zod';
import { buildServer } from '../src/server.ts';
import { createAsk } from './ask.ts';
import { askAll, type Answer } from './conversation.ts';

const Opened = z.object({
  secretId: z.string(),
  secretKey: z.string(),
  regions: z.array(z.string()),
  clusters: z.array(z.object({ clusterId: z.string() })),
});
const options = { throttlePerSecond: null };
/** Worlds in which, together, every read returns every form of its answer. */
const worlds = [
  { scenario: 'demo-fleet', options },
  { scenario: 'one-pool', options: { ...options, hideCreatedTime: true, deleteSeconds: 3600 } },
  { scenario: 'one-enabled-cluster', options },
  { scenario: 'not-in-the-beta', options },
];

/** Returns the mock's answers to the same requests, from this checkout and in this process. */
export async function mockAnswers(): Promise<Answer[]> {
  const app = await buildServer();
  const site = await app.listen({ host: '127.0.0.1', port: 0 });
  const control = async (method: 'POST' | 'PATCH', path: string, payload: object) =>
    (await app.inject({ method, url: `/_control/accounts${path}`, payload })).json();
  try {
    const answers: Answer[] = [];
    for (const world of worlds) {
      const { secretId, secretKey, regions, clusters } = Opened.parse(await control('POST', '', world));
      const ask = createAsk({ site, credential: { secretId, secretKey }, pauseMs: 0 });
      if (world.scenario === 'one-pool') {
        const path = `/${secretId}/clusters/${clusters[0]?.clusterId}`;
        const deletingFrom = Date.now();
        await control('PATCH', `${path}/nodes/node-10.4.7.11`, { deletingFrom });
        await control('PATCH', `${path}/pools/np-rack0007`, { deletingFrom });
      }
      for (const region of regions) answers.push(...(await askAll(ask, { regions: [region] })));
    }
    return answers;
  } finally {
    await app.close();
  }
}
