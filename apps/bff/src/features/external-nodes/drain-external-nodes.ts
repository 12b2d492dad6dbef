import { drainExternalNodes } from '@isthmus/contracts/external-nodes';
import type { FastifyInstance } from 'fastify';
import { recordGroup } from '#operations/record-group';
import { serve } from '#http/serve';
import { selectedNodes } from './selected-nodes.ts';

/** Records one operation per node. The group starts a few at a time. */
export const drain = (app: FastifyInstance) =>
  serve(app, drainExternalNodes, ({ params: at, body: { nodes, atOnce }, request }) =>
    recordGroup(app, request, async () => {
      const targets = await selectedNodes(app, 'drain-external-node', at, nodes);
      const requests = targets.map(({ target, refusal }) => ({
        kind: 'drain-external-node' as const,
        at,
        target,
        input: {},
        refusal,
      }));
      return { act: 'drain' as const, atOnce, at, requests };
    }),
  );
