import { getHome } from '@isthmus/contracts/home';
import { listInProgress } from '@isthmus/contracts/in-progress';
import type { FastifyInstance } from 'fastify';
import { encode } from '#http/encoded';
import { serve } from '#http/serve';
import { wantFleet } from '#observer/interest';
import { ofClusters, ofRegions, poolsAndNodes } from '#observer/kinds/index';
import { readInProgress, readNames } from './in-progress.ts';
import { readHome } from './read-home.ts';

const running = ['operations', 'joins', 'clusters', 'external-node-pools'];
const shown = ['cloud-account', ...ofRegions, ...ofClusters, ...poolsAndNodes, 'joins', 'operations', 'quota'];

/** Answers over all accounts that a person may see. Persons who see the same places share the kept answers. */
export default async (app: FastifyInstance) => {
  serve(app, listInProgress, async ({ visible }) =>
    app.cached(`in progress ${visible.name}`, running, async () =>
      encode(listInProgress, await readInProgress(app, visible, await readNames(app, visible))),
    ),
  );
  serve(app, getHome, async ({ visible }) => {
    await wantFleet(app, visible.accountIds);
    return app.cached(`home ${visible.name}`, shown, async () => encode(getHome, await readHome(app, visible)));
  });
};
