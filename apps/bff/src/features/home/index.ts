import { getHome } from '@isthmus/contracts/home';
import { listInProgress } from '@isthmus/contracts/in-progress';
import type { FastifyInstance } from 'fastify';
import { encode } from '#http/encoded';
import { serve } from '#http/serve';
import { wantFleet } from '#observer/interest';
import { ofClusters, ofRegions, poolsAndNodes } from '#observer/kinds/index';
import type { Visible } from '#access/visible';
import { readEnded, readUsual } from './ended.ts';
import { readInProgress, readNames } from './in-progress.ts';
import { readHome } from './read-home.ts';

const running = ['operations', 'joins', 'clusters', 'external-node-pools'];
const shown = ['cloud-account', ...ofRegions, ...ofClusters, ...poolsAndNodes, 'joins', 'operations', 'quota'];

async function readTray(app: FastifyInstance, visible: Visible) {
  const names = await readNames(app, visible);
  const [now, ended, usual] = await Promise.all([
    readInProgress(app, visible, names),
    readEnded(app, visible, names),
    readUsual(app, visible),
  ]);
  return { ...now, ended, usual };
}

/** Answers over all accounts that a person may see. Persons who see the same places share the kept answers. */
export default async (app: FastifyInstance) => {
  serve(app, listInProgress, async ({ visible }) =>
    app.cached(`in progress ${visible.name}`, running, async () =>
      encode(listInProgress, await readTray(app, visible)),
    ),
  );
  serve(app, getHome, async ({ visible }) => {
    await wantFleet(app, visible.accountIds);
    return app.cached(`home ${visible.name}`, shown, async () => encode(getHome, await readHome(app, visible)));
  });
};
