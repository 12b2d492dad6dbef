import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { inThisRun, isWhole, testSeed } from '../scripts/sample.mjs';
import { drawFraction, steps, table, differFromPage, pageOf, type Seen, type Step } from './crash-matrix.ts';
import { Database } from './database.ts';
import { eachKind, effects } from './each-kind.ts';
import { eventually, type MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const seed = process.env['CRASH_SEED'] ?? String(testSeed());
const anyMoment: Step = { step: 'at a moment drawn from the seed', settleMs: 20_000 };
const reads = [{ stale: false }, { stale: true }];
/** Each step with fresh and with stale reads. A sample contains some of these. */
const plays = [...steps, anyMoment].flatMap((step) => reads.map(({ stale }) => ({ step, stale })));
const played = inThisRun(plays, 2);
const rounds = isWhole() ? [1, 2] : [1];
const timeoutMs = 600_000;
const page = new URL('../docs/crash-matrix.md', import.meta.url);
const seen: Seen[] = [];

interface Lane {
  world: World;
  database: Database;
  stale: boolean;
  draw: (what: string) => number;
}
interface Run {
  kind: string;
  action: string;
  account: MockAccount;
  ask: (key: string) => Promise<string>;
  key: string;
  /** The number of looks after which reads show the change. */
  missing: number;
}
interface OperationRow {
  account: string;
  state: string;
  /** Steps since the last call. */
  steps: number;
}
const isOver = ({ state }: OperationRow) => ['succeeded', 'failed', 'conflict', 'needs-attention'].includes(state);
const hostsToClean: Record<string, number> = { 'delete a pool with its nodes': 3, 'delete a node': 1 };
const accountsOf = (runs: Run[]) => runs.map(({ account }) => account.id);

/** Prepares each kind of operation in its own account, in an order drawn from the seed. */
const prepare = ({ world, stale, draw }: Lane) =>
  Promise.all(
    [...eachKind]
      .sort((one, other) => draw(one.kind) - draw(other.kind))
      .map(async ({ kind, action, open }): Promise<Run> => {
        const { account, ask } = await open(world);
        if (stale) await account.arrange('PATCH', '/options', { staleReadSeconds: 1_000_000 });
        const missing = stale ? 1 + Math.floor(draw(`${kind} missing`) * 3) : 0;
        return { kind, action, account, ask, key: randomUUID(), missing };
      }),
  );

/** Waits for a state. Meanwhile, makes reads show the change when they have missed it often enough. */
const until = ({ database }: Lane, runs: Run[], reached: (operations: OperationRow[]) => boolean | Promise<boolean>) =>
  eventually(async () => {
    const operations = await database.rows<OperationRow>(
      `select account_id as account, state, (select count(*)::int from pgboss.job where state = 'completed'
          and data->>'operationId' = operation.id::text and started_on >
            (select max(started_at) from operation_attempt where operation_id = operation.id)) as steps
         from operation where account_id = any($1)`,
      [accountsOf(runs)],
    );
    for (const run of runs.filter(({ missing }) => missing)) {
      const steps = operations.find(({ account }) => account === run.account.id)?.steps ?? 0;
      if (steps < run.missing) continue;
      run.missing = 0;
      await run.account.arrange('PATCH', '/options', { staleReadSeconds: 0 });
    }
    return (await reached(operations)) || undefined;
  });

/** Requests all operations and kills the process at the step. Returns the ids of requests that were answered before the kill. */
async function requestAndKill(lane: Lane, { stop, fault, state }: Step, runs: Run[]) {
  const { world, database, draw } = lane;
  if (fault) for (const { account, action } of runs) await account.failNext(action, { kind: fault });
  if (stop) await database.hold(stop);
  const asking = Promise.all(runs.map(({ ask, key }) => ask(key).catch(() => undefined)));
  if (state) {
    await asking;
    await until(
      lane,
      runs,
      async (operations) => operations.every((one) => one.state === state) && (await database.held()) > 0,
    );
  } else if (stop) await until(lane, runs, async () => (await database.held()) === runs.length);
  else if (fault)
    await until(lane, runs, async () => {
      const counts = await Promise.all(runs.map(({ account, action }) => account.requestCount(action)));
      return counts.every((times) => times === 1);
    });
  else await later(draw('moment') * 2_500);
  await world.killBff();
  if (stop) await database.cut(stop);
  return asking;
}

/** One kill of several operations: each must end once, under its own id. */
async function play(lane: Lane, step: Step) {
  const { world, database, stale } = lane;
  const runs = await prepare(lane);
  const acceptedIds = await requestAndKill(lane, step, runs);
  if (step.step === steps[0]?.step) await nothingRecorded(database, runs);
  await world.startBff();
  const ids = await Promise.all(runs.map(({ ask, key }) => ask(key)));
  for (const [index, id] of acceptedIds.entries()) if (id !== undefined) expect(ids[index]).toBe(id);
  await until(lane, runs, (operations) => operations.length === runs.length && operations.every(isOver));
  for (const [index, run] of runs.entries())
    seen.push(await judge(database, step, { ...run, stale }, ids[index] ?? ''));
  await eventually(async () => !(await orphanedJobs(database)).length || undefined);
}

async function nothingRecorded(database: Database, runs: Run[]) {
  const left = await database.rows(
    `select id::text from operation where account_id = any($1) union all
     select id::text from operation_group where account_id = any($1) union all
     select act from audit where account_id = any($1) and operation_id is not null`,
    [accountsOf(runs)],
  );
  expect(left).toEqual([]);
  expect(await orphanedJobs(database)).toEqual([]);
}

/** Jobs of ended or unrecorded operations, and operations without a job. */
const orphanedJobs = (database: Database) =>
  database.rows(
    `with live as (select data->>'operationId' as id from pgboss.job
         where name = 'operations' and state in ('created', 'retry', 'active')),
       unfinished as (select id::text from operation where state in ('queued', 'running', 'waiting'))
     (select id from live except select id from unfinished) union all (select id from unfinished except select id from live)`,
  );

async function judge(database: Database, { step }: Step, run: Run & { stale: boolean }, id: string): Promise<Seen> {
  const { kind, account, action, stale } = run;
  const operation = await account.operation(id);
  const times = await effects(account, action);
  const reason = operation.outcome?.reason ?? 'nothing said';
  const where = `${kind}, ${step}, ${stale ? 'stale' : 'fresh'} reads, CRASH_SEED=${seed}`;
  const isDone = operation.state === 'succeeded';
  expect([times, operation.state, isDone || reason], where).toEqual(
    isDone ? [1, 'succeeded', true] : [0, 'needs-attention', 'answer-lost'],
  );
  const trail = await database.rows('select act, outcome from audit where operation_id = $1 order by id', [id]);
  expect(trail, where).toEqual([
    { act: operation.kind, outcome: 'requested' },
    { act: operation.kind, outcome: isDone ? 'done' : operation.state },
  ]);
  const hosts = await database.rows('select id from host_to_clean where account_id = $1', [account.id]);
  expect(hosts, where).toHaveLength(isDone ? (hostsToClean[kind] ?? 0) : 0);
  return { step, kind, stale, effects: times, end: `${operation.state} (${reason})` };
}

describe(`kill -9, CRASH_SEED=${seed}`, () => {
  test.concurrent.for([...new Set(played.map(({ step }) => step))])(
    '$step: one effect at most, and a named end',
    { timeout: timeoutMs },
    async (step) => {
      const world = new World({ ISTHMUS_SETTLE_MS: String(step.settleMs) });
      await world.start();
      const database = await Database.of(world);
      try {
        for (const round of rounds)
          for (const { stale } of played.filter((play) => play.step === step)) {
            const draw = (what: string) => drawFraction(seed, `${step.step} ${round} ${stale} ${what}`);
            await play({ world, database, stale, draw }, step);
          }
      } finally {
        await database.close();
        await world.stop();
      }
    },
  );

  test('docs/crash-matrix.md matches the results', async () => {
    console.log(await table(seen));
    console.log(`crash matrix: ${seen.length} runs, CRASH_SEED=${seed}`);
    expect(seen).toHaveLength(played.length * rounds.length * eachKind.length);
    if (isWhole()) await expect(await pageOf(seen)).toMatchFileSnapshot('../docs/crash-matrix.md');
    else expect(differFromPage(seen, readFileSync(page, 'utf8'))).toEqual([]);
  });
});
