import { getOnboarding } from '@isthmus/contracts/onboarding';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantCluster, wantClusters, wantNodes } from '#observer/interest';
import { serve } from '#http/serve';
import { chooseCluster } from './choose-cluster.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { readFacts } from './read-facts.ts';
import { stepsOf } from './steps.ts';

const gates = { pass: 'open', fail: 'closed', unknown: 'unknown' } as const;

/** Renews the interest in the chosen cluster, so the gate is probed again while a page is open. */
export const get = (app: FastifyInstance) =>
  serve(app, getOnboarding, async ({ params: { accountId } }) => {
    const facts = await readFacts(app, accountId);
    const chosen = await chooseCluster(app, accountId, facts);
    await (chosen ? wantCluster(app, chosen) : wantClusters(app, accountId));
    const observed = chosen && (await findCluster(app, chosen));
    if (chosen && observed?.cluster.readiness === 'enabled') await wantNodes(app, chosen);
    const evidence = await gatherEvidence(app, accountId, observed);
    const verdict = observed?.cluster.rules.find(({ rule }) => rule === 'beta-access')?.verdict ?? 'unknown';
    return {
      facts,
      steps: stepsOf(evidence),
      finished: evidence.node.done,
      gate: gates[verdict],
      // TKE reports a closed gate by refusing the read, and a refused read has no observation time.
      probedAt: (verdict === 'pass' ? observed?.observation.observedAt : observed?.observation.attemptedAt) ?? null,
    };
  });
