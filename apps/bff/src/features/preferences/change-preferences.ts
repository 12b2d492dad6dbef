import { changePreferences } from '@isthmus/contracts/preferences';
import type { FastifyInstance } from 'fastify';
import { toPreferences } from '#access/own-choices';
import type { Prisma } from '#generated/client';
import { serve } from '#http/serve';

/** Changes only the given fields and lists, so two tabs do not overwrite each other's choices. */
export const change = (app: FastifyInstance) =>
  serve(app, changePreferences, async ({ body: { hiddenColumns = {}, ...given }, actor }) => {
    const userId = actor.id;
    // Without the fields that the request omits, so that their columns keep their values.
    const chosen = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Prisma.PreferencesUncheckedUpdateInput;
    return app.db.$transaction(async (tx) => {
      await tx.$executeRaw`
        insert into preferences (user_id, hidden_columns) values (${userId}::uuid, ${JSON.stringify(hiddenColumns)}::jsonb)
        on conflict (user_id) do update set hidden_columns = preferences.hidden_columns || excluded.hidden_columns`;
      return toPreferences(await tx.preferences.update({ where: { userId }, data: chosen }));
    });
  });
