import { createHash } from 'node:crypto';
import { format } from 'prettier';
import type { Stop } from './database.ts';
import { eachKind } from './each-kind.ts';

/** When the process is killed: before a write, while TKE does not answer, or at a time drawn from the seed. */
export interface Step {
  step: string;
  stop?: Stop;
  /** The fault of the call. */
  fault?: 'time-out' | 'held-answer';
  /** The state that every operation must have before the kill. */
  state?: 'queued' | 'waiting';
  settleMs: number;
}

/** Longer than a restart, a takeover and some stale reads, so no call is sent again before the test ends. */
const longSettleMs = 90_000;
const shortSettleMs = 3_000;
const isActive = "new.state = 'active'";
const isWaiting = "(select state from operation where id = (new.data->>'operationId')::uuid) = 'waiting'";

export const steps: Step[] = [
  {
    step: 'before the record commits',
    stop: { table: 'audit', on: 'insert', when: "new.outcome = 'requested'" },
    settleMs: shortSettleMs,
  },
  {
    step: 'recorded, nothing begun',
    stop: { table: 'pgboss.job', on: 'update', when: isActive },
    state: 'queued',
    settleMs: shortSettleMs,
  },
  {
    step: 'before the call, the attempt not committed',
    stop: { table: 'operation_attempt', on: 'insert', when: 'true' },
    settleMs: shortSettleMs,
  },
  { step: 'call on its way, not applied', fault: 'time-out', settleMs: shortSettleMs },
  { step: 'applied, before the answer', fault: 'held-answer', settleMs: longSettleMs },
  {
    step: 'answered, the answer not recorded',
    stop: { table: 'operation_attempt', on: 'update', when: 'old.answered_at is null and new.answered_at is not null' },
    settleMs: longSettleMs,
  },
  {
    step: 'while confirming',
    stop: { table: 'pgboss.job', on: 'update', when: `${isActive} and ${isWaiting}` },
    state: 'waiting',
    settleMs: longSettleMs,
  },
  {
    step: 'confirmed, the end not recorded',
    stop: { table: 'audit', on: 'insert', when: "new.operation_id is not null and new.outcome <> 'requested'" },
    settleMs: longSettleMs,
  },
];

/** A number from 0 to 1, derived from the seed and its purpose. */
export const drawFraction = (seed: string, what: string) =>
  createHash('sha256').update(`${seed} ${what}`).digest().readUInt32BE() / 2 ** 32;

/** The result of one operation whose process was killed. */
export interface Seen {
  step: string;
  kind: string;
  stale: boolean;
  effects: number;
  end: string;
}

const wordOf = ({ end, effects }: Seen) => `${end}, ${effects} effect${effects === 1 ? '' : 's'}`;

/** The different ends of runs with the same step, kind and reads. */
const endsOf = (runs: Seen[]) => [...new Set(runs.map(wordOf))].sort().join('; ');

const inMarkdown = (text: string) => format(text, { parser: 'markdown', printWidth: 120 });

/** Formats a table by step, kind and reads: how the runs ended, and the number of effects. */
export function table(seen: Seen[]) {
  const names = [...new Set([...steps, ...seen].map(({ step }) => step))];
  const rows = names.flatMap((step) =>
    eachKind.map(({ kind }) => {
      const cell = (stale: boolean) =>
        endsOf(seen.filter((run) => run.step === step && run.kind === kind && run.stale === stale));
      return `| ${step} | ${kind} | ${cell(false)} | ${cell(true)} |`;
    }),
  );
  return inMarkdown(
    `| Killed | Operation | Fresh reads | Stale reads |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  );
}

const isRepeatable = (run: Seen) => steps.some(({ step }) => step === run.step);

/** The runs whose end differs from docs/crash-matrix.md. */
export function differFromPage(seen: Seen[], page: string) {
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return seen.filter(isRepeatable).filter((run) => {
    const row = rows.find(([, step, kind]) => step === run.step && kind === run.kind);
    return !row?.[run.stale ? 4 : 3]?.split('; ').includes(wordOf(run));
  });
}

/** The content of docs/crash-matrix.md, without the random moments, which cannot be repeated exactly. */
export async function pageOf(seen: Seen[]) {
  return `# Crash matrix

\`npm run soak -- --only crash-matrix --write\` writes this page. \`npm test\` plays a daily changing sample of it, and fails when a run ends
differently.

- The BFF process is killed with SIGKILL at the named step, where its database or mock-tke holds it. Then another process starts.
- Stale reads miss the change until one to three looks have missed it.
- An effect is a change that TKE made.

In every run there is one audit row for the request and one for the end. The same Idempotency-Key returns the same operation before and after
the crash. No job stays without an operation, and no operation without a job. After a kill before the record commits, nothing is recorded.
The test also kills at random moments from a seed (\`CRASH_SEED\`). This page omits them, because they differ between runs.

A create that never reached TKE needs a person: TKE has no ClientToken, and a second call could make a second pool.

${await table(seen.filter(isRepeatable))}`;
}
