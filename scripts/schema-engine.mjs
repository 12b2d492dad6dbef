#!/usr/bin/env node
// Serves the JSON-RPC of Prisma's schema engine with Prisma's WebAssembly build. So Prisma's commands work where its engine binaries
// cannot be downloaded. Why: docs/decisions/0001-prisma-engine-in-webassembly.md
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { parseIntoClientConfig as parse } from 'pg-connection-string';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});
const { url = 'postgresql://invalid' } = JSON.parse(values.datasource ?? '{}');
const config = parse(url);

async function adminQuery(sql) {
  // Connects to the maintenance database of the same server.
  const admin = new URL(url);
  const name = decodeURIComponent(admin.pathname.slice(1));
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(sql(client.escapeIdentifier(name)));
  } finally {
    await client.end();
  }
  return name;
}
const createDatabase = () => adminQuery((db) => `CREATE DATABASE ${db}`);

if (positionals[0] === 'cli') {
  const fail = (code, message) => {
    console.error(
      `\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { error_code: code, message } })}`,
    );
    process.exit(1);
  };
  try {
    if (positionals[1] === 'create-database') await createDatabase();
    else if (positionals[1] === 'drop-database') {
      await adminQuery((db) => `DROP DATABASE IF EXISTS ${db} WITH (FORCE)`);
      console.error('The database was successfully dropped.');
    } else {
      const c = new pg.Client({ connectionString: url });
      await c.connect();
      await c.end();
    } // can-connect-to-database
    process.exit(0);
  } catch (e) {
    fail(
      { '3D000': 'P1003', '28P01': 'P1000', '42P04': 'P1009' }[e.code] ?? 'P1001',
      e.message || String(e.errors ?? e),
    );
  }
}

// The engine reads catalogue columns of type "char" (oid 18), which adapter-pg 7 does not support, so they are passed as Character.
const probe = await new PrismaPg(config).connect(); // opens no connection
const queryable = Object.getPrototypeOf(Object.getPrototypeOf(probe));
await probe.dispose();
const { performIO, queryRaw } = queryable;
// Sends a migration as a whole, like Prisma's native engine, with its record in the same transaction. PostgreSQL applies all or nothing.
// adapter-pg would split it at every `;`.
const unfinishedMigration = 'where finished_at is null and rolled_back_at is null';
Object.getPrototypeOf(probe).executeScript = async function (script) {
  try {
    const { rows } = await this.client.query(`select to_regclass('_prisma_migrations') is not null as "hasRecords"`);
    const markUnfinished = `update _prisma_migrations set finished_at = null ${unfinishedMigration}`;
    const markFinished = `update _prisma_migrations set finished_at = now(), applied_steps_count = 1 ${unfinishedMigration}`;
    await this.client.query(rows[0].hasRecords ? [markUnfinished, script, markFinished].join('\n;\n') : script);
  } catch (error) {
    this.onError(error);
  }
};
queryable.queryRaw = async function (query) {
  const chars = [];
  const io = async (q) => {
    const r = await performIO.call(this, q);
    r.fields.forEach((f, i) => {
      if (f.dataTypeID === 18) {
        f.dataTypeID = 25;
        chars.push(i);
      }
    });
    return r;
  };
  const result = await queryRaw.call(Object.create(this, { performIO: { value: io } }), query);
  for (const i of chars) result.columnTypes[i] = ColumnTypeEnum.Character;
  return result;
};

let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic = message;
  },
};
const wasmFile = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm')
  .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm');
const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), { './schema_engine_bg.js': glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
// adapter-pg's connectToShadowDb prefers a connectionString over the shadow's name, so migrations would run on the live database. It
// also drops the shadow before it closes its pool, which fails.
class Factory extends PrismaPg {
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await adminQuery(() => `CREATE DATABASE "${name}"`);
    const shadow = await new PrismaPg({ ...config, database: name }).connect();
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await close();
      await adminQuery(() => `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    };
    return shadow;
  }
}
const schemaFiles = await Promise.all((values.datamodels ?? []).map(async (f) => [f, await readFile(f, 'utf8')]));
let engine;
const connect = async () =>
  (engine ??= await glue.SchemaEngine.new(
    { datamodels: schemaFiles.length ? schemaFiles : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new Factory(config)),
  ));

const send = (msg) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...msg })}\n`);
// The id of the running request. A Rust panic arrives as an uncaught exception.
let current;
process.on('uncaughtException', (e) => {
  send({
    id: current,
    error: { code: 4466, message: String(e), data: { is_panic: false, message: panic ?? String(e), error_code: null } },
  });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 50);
});
const rename = { getDatabaseVersion: 'version' };
let queue = Promise.resolve();
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) return; // our own `print` was acknowledged
    queue = queue.then(async () => {
      current = id;
      try {
        const result =
          method === 'createDatabase'
            ? { databaseName: await createDatabase() }
            : await (await connect())[rename[method] ?? method](params);
        if (method === 'diff' && result?.stdout != null)
          send({ id: 1e9 + id, method: 'print', params: { content: result.stdout } });
        send({ id, result: result ?? null });
      } catch (e) {
        send({
          id,
          error: {
            code: 4466,
            message: 'An error happened. Check the data field for details.',
            data: {
              is_panic: false,
              message: String(e.message ?? e),
              meta: e.meta ?? null,
              error_code: e.code ?? null,
            },
          },
        });
      }
    });
  })
  .on('close', () => queue.then(() => process.exit(0)));
