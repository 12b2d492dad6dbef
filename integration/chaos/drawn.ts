import { eachKind, effects, type Kind } from '../each-kind.ts';
import { eventually, type Failure } from '../mock-account.ts';
import type { World } from '../world.ts';
import { Draw } from './draw.ts';
import { noList, noNames, nulls, unknownWords } from './faults.ts';
import { runInParallel } from './table.ts';
import { judged, wordsOf, type Played } from './writes.ts';

const onCall: [Failure, ...Failure[]] = [
  { kind: 'http', status: 500 },
  { kind: 'http', status: 503, body: '<h1>busy</h1>' },
  { kind: 'reset' },
  { kind: 'lost-answer' },
  { kind: 'truncated' },
  { kind: 'no-response' },
  { kind: 'delay', ms: 1_500 },
  { kind: 'held-answer' },
  'RequestLimitExceeded',
  'InternalError',
  { kind: 'error', code: 'InternalError.KubeCommon', applied: true },
];
const onRead = (action: string): [Failure, ...Failure[]] => [
  { kind: 'http', status: 502 },
  { kind: 'reset' },
  { kind: 'not-json' },
  { kind: 'short-list' },
  { kind: 'fields', values: nulls[action] },
  { kind: 'fields', values: noList[action] ?? {} },
  { kind: 'fields', values: noNames[action] ?? {} },
  { kind: 'fields', values: unknownWords[action] },
  { kind: 'delay', ms: 800 },
  'RequestLimitExceeded',
];

interface Order {
  action: string;
  times: number;
  failure: Failure;
}
interface Drawn {
  kind: Kind;
  orders: Order[];
  isStale: boolean;
}

/** Draws one change with up to three faults: up to two of its call, and one of a read before or after it. */
function drawCase(draw: Draw): Drawn {
  const kind = draw.oneOf(eachKind as [Kind, ...Kind[]]);
  const read = draw.oneOf(kind.reads as [string, ...string[]]);
  const callFaults = Array.from({ length: draw.whole(0, 2) }, () => ({
    action: kind.action,
    times: 1,
    failure: draw.oneOf(onCall),
  }));
  const readFaults = draw.chance(0.5)
    ? [{ action: read, times: draw.whole(1, 4), failure: draw.oneOf(onRead(read)) }]
    : [];
  return { kind, orders: [...callFaults, ...readFaults], isStale: draw.chance(0.4) };
}

const nameOf = (failure: Failure) => (typeof failure === 'string' ? failure : failure.kind);
const describe = ({ kind, orders, isStale }: Drawn) =>
  [
    kind.kind,
    ...orders.map(({ action, times, failure }) => `${action} ${nameOf(failure)} × ${times}`),
    isStale && 'stale reads',
  ]
    .filter(Boolean)
    .join(', ');

/** Runs twelve changes in parallel, each in its own account with its own drawn faults. Kills the BFF after a drawn number of effects. */
export async function playDrawn(world: World, seed: number): Promise<(Played & { where: string })[]> {
  const draw = new Draw(seed);
  const drawn = Array.from({ length: 12 }, () => drawCase(draw));
  const opened = await runInParallel(
    6,
    drawn.map((one) => async () => ({ ...one, ...(await one.kind.open(world)) })),
  );
  const requested = await runInParallel(
    12,
    opened.map((one) => async () => {
      const { account, orders, isStale } = one;
      if (isStale) await account.arrange('PATCH', '/options', { staleReadSeconds: 120 });
      for (const { action, failure, times } of orders) await account.failNext(action, failure, times);
      return { ...one, id: await one.ask() };
    }),
  );
  const enough = draw.whole(1, 8);
  await eventually(async () => {
    const done = await Promise.all(requested.map(({ account, kind }) => effects(account, kind.action)));
    return done.filter(Boolean).length >= enough || undefined;
  });
  await world.killBff();
  await world.startBff();
  return Promise.all(
    requested.map(async (one) => {
      const operation = await one.account.waitForEnd(one.id);
      return { ...(await judged(one, operation, wordsOf(operation))), where: `seed ${seed}: ${describe(one)}` };
    }),
  );
}
