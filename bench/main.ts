import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/run.mjs';
import { audit, auditSettings } from './audit.ts';
import { fanOut, fanOutSettings } from './fan-out.ts';
import { fleet, fleetSettings } from './fleet.ts';
import { hostMap } from './host-map.ts';
import { lists } from './lists.ts';
import { replicas, replicaSettings } from './replicas.ts';
import { Stack } from './stack.ts';
import { megabytes, type Table, toMarkdown } from './table.ts';

interface Bench {
  settings: Record<string, string>;
  replicas: number;
  measure: (stack: Stack) => Promise<Table>;
}
const benches: Record<string, Bench> = {
  lists: { settings: { LOG_LEVEL: 'info', ISTHMUS_OBSERVE_INTERVAL_MS: '15000' }, replicas: 1, measure: lists },
  'fan-out': { settings: fanOutSettings, replicas: 1, measure: fanOut },
  replicas: { settings: replicaSettings, replicas: 2, measure: replicas },
  fleet: { settings: fleetSettings, replicas: 1, measure: fleet },
  audit: { settings: auditSettings, replicas: 1, measure: audit },
  'host-map': { settings: { ISTHMUS_CONSOLE_DIR: join(root, 'apps/console/dist') }, replicas: 1, measure: hostMap },
};

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, write: { type: 'boolean' } } });
const page = join(root, 'docs/benchmarks.md');

let running: Stack | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void Promise.resolve(running?.stop()).finally(() => process.exit(130)));

for (const [name, { settings, replicas: count, measure }] of Object.entries(benches)) {
  if (values.only && !values.only.includes(name)) continue;
  const stack = await Stack.start(settings, count);
  running = stack;
  try {
    const table = toMarkdown(await measure(stack));
    console.log(`\n${table}`);
    if (values.write) write(name, table);
  } finally {
    running = undefined;
    await stack.stop();
  }
}

/** Writes the table into docs/benchmarks.md, between the two comments with the bench's name. */
function write(name: string, table: string) {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${megabytes(totalmem())} MB, Node ${process.version}`;
  const measured = `_${new Date().toISOString().slice(0, 10)}, ${machine}; everything on this one machine._`;
  const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  writeFileSync(page, readFileSync(page, 'utf8').replace(between, `$1\n${table}\n${measured}\n\n$2`));
}
