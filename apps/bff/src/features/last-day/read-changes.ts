import type { OutsideChange } from '@isthmus/contracts/last-day';
import type { FastifyInstance } from 'fastify';
import { Visible } from '#access/visible';
import { effectOf, isMadeOutside } from '#rules/node-changes';
import { newest, type Window } from './window.ts';

const stepMs = 1_800_000;
const namesShown = 3;

/** Equal changes of one step. `before` and `after` have what the rules read. */
interface Counted {
  step: number;
  object: 'pool' | 'node';
  change: 'appeared' | 'changed' | 'vanished';
  ours: boolean;
  from: string | null;
  to: string | null;
  fields: string[] | null;
  at: Date;
  count: number;
  names: string[];
}

/** PostgreSQL counts, because a rack's return may be ten thousand changes. The rules then decide what each count is. */
const countChanges = (app: FastifyInstance, { place, from, until }: Window) => app.db.$queryRaw<Counted[]>`
  select floor(extract(epoch from at - ${from}::timestamptz) * 1000 / ${stepMs}::int)::int as step, object, change, ours,
    before->>'status' as "from", after->>'status' as "to", fields, min(at) as at, count(*)::int as count,
    (array_agg(name order by name))[1:${namesShown}::int] as names
  from observed_change, lateral (select case when change = 'changed' then array(select jsonb_object_keys(after)) end) as keys(fields)
  where ${new Visible([place]).sql} and at > ${from} and at <= ${until}
  group by 1, 2, 3, 4, 5, 6, 7
  order by min(at)`;

const toChange = ({ change, ours, from, to, fields }: Counted) => ({
  change,
  ours,
  before: { status: from },
  after: { ...Object.fromEntries((fields ?? []).map((field) => [field, null])), ...(to !== null && { status: to }) },
});

interface Sum {
  at: string;
  count: number;
  names: string[];
}

/** Adds up what has the same key; the first one gives the time. */
function addUp<Of extends Sum>(items: Iterable<[key: string, item: Of]>): Of[] {
  const sums = new Map<string, Of>();
  for (const [key, item] of items) {
    const sum = sums.get(key);
    const names = [...(sum?.names ?? []), ...item.names].toSorted().slice(0, namesShown);
    sums.set(key, sum ? { ...sum, count: sum.count + item.count, names } : { ...item, names });
  }
  return [...sums.values()];
}

/** Reads the nodes that joined and were lost in each step, and the changes from outside Isthmus. */
export async function readChanges(app: FastifyInstance, window: Window) {
  const counted = await countChanges(app, window);
  const steps = (effect: 'joined' | 'lost') =>
    addUp(
      counted
        .filter((one) => one.object === 'node' && effectOf(toChange(one)) === effect)
        .map(({ step, count, names }): [string, Sum] => {
          const at = new Date(window.from.getTime() + step * stepMs).toISOString();
          return [at, { at, count, names }];
        }),
    );
  const outside = addUp(
    counted
      .filter((one) => (one.object === 'node' ? isMadeOutside(toChange(one)) : !one.ours))
      .map(({ step, object, change, at, count, names }): [string, OutsideChange] => [
        `${step} ${object} ${change}`,
        { at: at.toISOString(), object, change, count, names },
      ]),
  );
  const { kept, leftOut } = newest(outside);
  return { stepMs, joined: steps('joined'), lost: steps('lost'), outside: kept, outsideLeftOut: leftOut };
}
