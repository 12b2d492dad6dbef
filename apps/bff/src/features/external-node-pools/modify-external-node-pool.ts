import { modifyExternalNodePool, type ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import type { PoolKey } from '@isthmus/contracts/places';
import { changeSchema } from '@isthmus/contracts/pool-changes';
import type { FastifyInstance } from 'fastify';
import { poolChangesSince } from '#observer/pool-changes';
import { record } from '#operations/record';
import { factsOfPool, poolRules } from '#rules/acts';
import { changeable, digestOf } from '#rules/pool';
import { problem, wrongField } from '#http/problems';
import { customDataOf, describeCustomData } from '#secrets/custom-data';
import { serve } from '#http/serve';

/** Returns the typed text, or the one stored in the template version. */
async function textOf(app: FastifyInstance, customData: ModifyExternalNodePool['customData']) {
  if (customData === undefined || typeof customData === 'string') return customData;
  return (
    (await customDataOf(app.db, app.config, customData)) ?? Promise.reject(wrongField('customData', 'script-missing'))
  );
}

/** Throws not-found unless this is a version of the template that the pool was created from. */
async function checkTemplate(app: FastifyInstance, pool: PoolKey, { template }: ModifyExternalNodePool) {
  if (!template) return;
  const [origin, version] = await Promise.all([
    app.db.poolTemplate.findFirst({ where: { ...pool, templateId: template.templateId } }),
    app.db.templateVersion.findUnique({ where: { templateId_version: template } }),
  ]);
  if (!origin || !version) throw problem('not-found');
}

/** Records a change of the given fields. Refuses when the pool differs from the one that the person saw. */
export const modify = (app: FastifyInstance) =>
  serve(app, modifyExternalNodePool, ({ params, body, request }) =>
    record(app, request, async () => {
      const pool = await app.db.externalNodePool.findUnique({
        where: { accountId_region_clusterId_nodePoolId: params },
      });
      if (!pool) throw problem('not-found');
      if (digestOf(pool) !== body.basedOn) {
        const changes = await poolChangesSince(app.db, pool, body.basedOn);
        throw problem('changed-meanwhile', { current: changeable(pool), changes });
      }
      const { customData: _, template, basedOn, ...fields } = body;
      await checkTemplate(app, params, body);
      const customData = await textOf(app, body.customData);
      if (customData === undefined && Object.values(fields).every((field) => field === undefined))
        throw problem('nothing-changed');
      const faults = changeSchema(changeable(pool)).safeParse(fields, withFaults).error;
      if (faults) throw problem('invalid-input', { fields: fieldProblemsOf(faults.issues) });
      const reason = poolRules.reasonAgainst('modify-external-node-pool', factsOfPool(pool));
      const { nodePoolId, ...at } = params;
      const sameName = { ...at, name: fields.name ?? pool.name, nodePoolId: { not: nodePoolId } };
      const taken = await app.db.externalNodePool.findFirst({ where: sameName });
      if (taken && fields.name !== undefined) throw wrongField('name', 'pool-name-taken');
      return {
        kind: 'modify-external-node-pool',
        at,
        target: { nodePoolId, name: pool.name },
        input: {
          ...fields,
          ...(template && { template }),
          basedOn,
          customData: customData === undefined ? null : describeCustomData(customData),
        },
        basedOn: changeable(pool),
        customData,
        refusal: reason && problem(reason),
      };
    }),
  );
