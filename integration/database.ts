import pg from 'pg';
import type { World } from './world.ts';

/** A write at which a process is stopped. `when` is SQL about the row. */
export interface Stop {
  table: string;
  on: 'insert' | 'update';
  when: string;
}

const fromHeldTransactions = `from pg_locks where locktype = 'advisory' and classid = 4780 and not granted
  and database = (select oid from pg_database where datname = current_database())`;

/** A world's database, which a test reads and disturbs without the product. */
export class Database {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static of({ databaseUrl }: World) {
    return Database.at(databaseUrl);
  }

  static async at(connectionString: string) {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return new Database(client);
  }

  async rows<Row extends object>(statement: string, values: unknown[] = []) {
    return (await this.client.query<Row>(statement, values)).rows;
  }

  /** Holds every transaction at this write until `release`. A trigger waits for a lock of the test, so the product notices nothing. */
  async hold(stop: Stop) {
    await this.rows('select pg_advisory_lock(4780, 0)');
    await this.addTrigger(stop, 'perform pg_advisory_xact_lock_shared(4780, 0)');
  }

  /** Fails every transaction at this write. */
  refuse(stop: Stop) {
    return this.addTrigger(stop, "raise exception 'the test refuses it'");
  }

  private addTrigger({ table, on, when }: Stop, act: string) {
    return this.client.query(`
      create function hold() returns trigger language plpgsql as $$ begin
        if ${when} then ${act}; end if;
        return new;
      end $$;
      create trigger hold before ${on} on ${table} for each row execute function hold()`);
  }

  /** The number of held transactions. */
  async held() {
    const [row] = await this.rows<{ count: number }>(`select count(*)::int as count ${fromHeldTransactions}`);
    return row?.count ?? 0;
  }

  /** Ends the held transactions, as PostgreSQL does when the client process is gone. Removes the trigger. */
  async cut(stop: Stop) {
    await this.client.query(`select pg_terminate_backend(pid) ${fromHeldTransactions}`);
    await this.release(stop);
  }

  /** Removes the trigger. The held transactions continue. */
  async release({ table }: Stop) {
    await this.client.query('select pg_advisory_unlock_all()');
    await this.client.query(`drop trigger hold on ${table}; drop function hold()`);
  }

  close() {
    return this.client.end();
  }
}
