import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/postgres.mjs';
import { makeTemplate } from './template-database.ts';

type Running = Awaited<ReturnType<typeof startPostgres>>;

/** A PostgreSQL of a test's own, to be hurt. */
export class OwnPostgres {
  readonly folder: string;
  private running: Running;
  private readonly settings: string[];
  template = '';

  private constructor(folder: string, running: Running, settings: string[]) {
    this.folder = folder;
    this.running = running;
    this.settings = settings;
  }

  /** `settings`: as in postgresql.conf, `name=value`. */
  static async start(settings: string[] = [], folder = mkdtempSync(join(tmpdir(), 'isthmus-own-'))) {
    const running = await startPostgres(folder, () => undefined, { settings });
    return new OwnPostgres(folder, running, settings);
  }

  /** With a database for worlds to copy. */
  static async forWorlds(settings?: string[]) {
    const server = await OwnPostgres.start(settings);
    server.template = await makeTemplate(server.url);
    return server;
  }

  get url() {
    return this.running.url;
  }
  /** Where its data lie. */
  get data() {
    return join(this.running.place, 'postgres');
  }

  /** `fast` says goodbye to its clients; `immediate` is as good as a power cut. */
  stop(mode: 'fast' | 'immediate' = 'fast') {
    return this.running.stop(mode);
  }

  /** Again, where it was. */
  async startAgain() {
    const port = Number(new URL(this.url).port);
    this.running = await startPostgres(this.folder, () => undefined, { port, settings: this.settings });
  }

  async remove() {
    await this.stop('immediate');
    for (const folder of [this.folder, this.running.place]) rmSync(folder, { recursive: true, force: true });
  }
}
