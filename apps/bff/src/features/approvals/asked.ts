import type { ApprovalAct } from '@isthmus/contracts/approval-acts';
import { ApprovalAct as Act } from '@isthmus/contracts/approvals';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { placesOf } from '#access/four-eyes';
import type { Actor } from '#access/permits';
import { problem } from '#http/problems';
import { admit } from '#http/serve';
import { seal, unseal } from '#secrets/seal';

const Input = z.object({ params: z.unknown(), body: z.unknown() });
type Input = z.infer<typeof Input>;

const ownerOf = (id: string) => ['approval', id];

/** Nobody reads in the database which nodes, or what else, somebody asked to delete, and nobody changes it there. */
export const sealInput = (app: FastifyInstance, id: string, { params, body }: Input) =>
  Uint8Array.from(seal(app.config.keys, JSON.stringify({ params, body }), ownerOf(id)));

/** Returns what was asked. Throws approval-decided after it ended. */
export function openInput(
  app: FastifyInstance,
  { id, act, input }: { id: string; act: string; input: Uint8Array | null },
) {
  if (!input) throw problem('approval-decided');
  const { params, body } = Input.parse(JSON.parse(unseal(app.config.keys, Buffer.from(input), ownerOf(id))));
  return readAsked(app, { act: Act.parse(act), params, body });
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const { data, error } = schema.safeParse(value, withFaults);
  if (error) throw problem('invalid-input', { fields: fieldProblemsOf(error.issues).slice(0, 100) });
  return data;
}

/** Reads a request for an act like the act's own endpoint, with the same faults at the same fields. */
export function readAsked(app: FastifyInstance, { act, params, body }: { act: ApprovalAct } & Input) {
  const known = app.approvable.get(act);
  if (!known) throw new Error(`no endpoint does ${act}`);
  const { endpoint, handle } = known;
  const call = { params: parse(endpoint.params, params), body: parse(endpoint.body, body) };
  if (endpoint.fourEyes?.when?.(call.body) === false) throw problem('approval-not-needed');
  // The other settings of an account need nobody, and who approves would not see them.
  const isMore = act === 'turn-off-four-eyes' && Object.keys(Object(call.body)).length > 1;
  if (isMore) throw problem('invalid-input', { detail: 'Turning off four eyes is a request of its own.' });
  return { act, endpoint, handle, ...call, places: placesOf(call) };
}
export type Asked = ReturnType<typeof readAsked>;

/** Throws unless the person may do the act in each place. */
export async function admitTo(app: FastifyInstance, actor: Actor, { endpoint, body, places }: Asked) {
  const permission = endpoint.alsoNeeds?.(body) ?? endpoint.permission;
  const { changesCloud } = endpoint;
  for (const place of places)
    await admit(app, actor, place, { ...(permission && { permission }), ...(changesCloud && { changesCloud }) });
}
