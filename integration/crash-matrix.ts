import { createHash } from 'node:crypto';
import { format } from 'prettier';
import type { Stop } from './database.ts';
import { eachKind } from './each-kind.ts';

/** Where a process is killed: held before it writes something, while TKE does not answer, or whenever the seed says. */
export interface Step {
  step: string;
  stop?: Stop;
  /** What happens to the call meanwhile. */
  fault?: 'time-out' | 'held-answer';
  /** What must hold of every operation before the kill, besides. */
  state?: 'queued' | 'waiting';
  settleMs: number;
}

/** Longer than a restart, a takeover and some stale reads: within it nothing is sent again. */
const long = 90_000;
const short = 3_000;
const begun = "new.state = 'active'";
const isWaiting = "(select state from operation where id = (new.data->>'operationId')::uuid) = 'waiting'";

export const steps: Step[] = [
  {
    step: 'before the record commits',
    stop: { table: 'audit', on: 'insert', when: "new.operation_id is not null and new.act not like '%:%'" },
    settleMs: short,
  },
  {
    step: 'recorded, nothing begun',
    stop: { table: 'pgboss.job', on: 'update', when: begun },
    state: 'queued',
    settleMs: short,
  },
  {
    step: 'before the call, the attempt not committed',
    stop: { table: 'operation_attempt', on: 'insert', when: 'true' },
    settleMs: short,
  },
  { step: 'call on its way, not applied', fault: 'time-out', settleMs: short },
  { step: 'applied, before the answer', fault: 'held-answer', settleMs: long },
  {
    step: 'answered, the answer not recorded',
    stop: { table: 'operation_attempt', on: 'update', when: 'old.answered_at is null and new.answered_at is not null' },
    settleMs: long,
  },
  {
    step: 'while confirming',
    stop: { table: 'pgboss.job', on: 'update', when: `${begun} and ${isWaiting}` },
    state: 'waiting',
    settleMs: long,
  },
  {
    step: 'confirmed, the end not recorded',
    stop: { table: 'audit', on: 'insert', when: "new.act like '%:%'" },
    settleMs: long,
  },
];

/** A number from 0 to 1 that follows from the seed and what it is for. */
export const drawn = (seed: string, what: string) =>
  createHash('sha256').update(`${seed} ${what}`).digest().readUInt32BE() / 2 ** 32;

/** What became of one operation whose process was killed. */
export interface Seen {
  step: string;
  kind: string;
  stale: boolean;
  effects: number;
  end: string;
}

const wordOf = ({ end, effects }: Seen) => `${end}, ${effects} effect${effects === 1 ? '' : 's'}`;

/** The ends that several runs alike had. */
const inWords = (runs: Seen[]) => [...new Set(runs.map(wordOf))].sort().join('; ');

const inMarkdown = (text: string) => format(text, { parser: 'markdown', printWidth: 120 });

/** Step × kind × reads: how the runs ended, and what TKE did. */
export function table(seen: Seen[]) {
  const names = [...new Set([...steps, ...seen].map(({ step }) => step))];
  const rows = names.flatMap((step) =>
    eachKind.map(({ kind }) => {
      const cell = (stale: boolean) =>
        inWords(seen.filter((run) => run.step === step && run.kind === kind && run.stale === stale));
      return `| ${step} | ${kind} | ${cell(false)} | ${cell(true)} |`;
    }),
  );
  return inMarkdown(
    `| Killed | Operation | Fresh reads | Stale reads |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  );
}

const isRepeatable = (run: Seen) => steps.some(({ step }) => step === run.step);

/** The runs that ended otherwise than docs/crash-matrix.md says. */
export function unlikePage(seen: Seen[], page: string) {
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return seen.filter(isRepeatable).filter((run) => {
    const row = rows.find(([, step, kind]) => step === run.step && kind === run.kind);
    return !row?.[run.stale ? 4 : 3]?.split('; ').includes(wordOf(run));
  });
}

/** What docs/crash-matrix.md keeps: all but the moments that nobody can repeat exactly. */
export async function written(seen: Seen[]) {
  return `# Crash matrix

Written by \`npm run soak -- --only crash-matrix --write\`. \`npm test\` plays a sample of it, another one every day, and fails when a run
ends otherwise than this page says. The process of the BFF is killed with SIGKILL at the step named, held there by its own
database or by mock-tke, and another is started. Stale reads miss the change until one to three looks have missed it. An
effect is a change that TKE made.

In every run there is one audit row for the request and one for the end, the same Idempotency-Key answers the same
operation after the crash as before it, and no job is left without an operation, nor the other way round. Killed before
the record commits, nothing at all is recorded. The test also kills at moments drawn from a seed (\`CRASH_SEED\`), which
this page leaves out: they differ from run to run.

A create that never reached TKE ends with a person: TKE has no ClientToken, and a second call could be a second pool.

${await table(seen.filter(isRepeatable))}`;
}
