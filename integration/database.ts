import pg from 'pg';
import type { World } from './world.ts';

/** Where a process is to be held: before it writes this. `when` is SQL about the row. */
export interface Stop {
  table: string;
  on: 'insert' | 'update';
  when: string;
}

const standing = `from pg_locks where locktype = 'advisory' and classid = 4780 and not granted
  and database = (select oid from pg_database where datname = current_database())`;

/** The database of a world, seen and steered from outside the product. */
export class Database {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async of({ databaseUrl }: World) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return new Database(client);
  }

  async rows<Row extends object>(statement: string, values: unknown[] = []) {
    return (await this.client.query<Row>(statement, values)).rows;
  }

  /**
   * Holds every transaction that comes to write this, exactly there and for as long as wanted, without the product knowing: a trigger
   * waits for a lock that the test has.
   */
  async hold(stop: Stop) {
    await this.rows('select pg_advisory_lock(4780, 0)');
    await this.before(stop, 'perform pg_advisory_xact_lock_shared(4780, 0)');
  }

  /** Fails every transaction that comes to write this. */
  refuse(stop: Stop) {
    return this.before(stop, "raise exception 'the test refuses it'");
  }

  private before({ table, on, when }: Stop, act: string) {
    return this.client.query(`
      create function hold() returns trigger language plpgsql as $$ begin
        if ${when} then ${act}; end if;
        return new;
      end $$;
      create trigger hold before ${on} on ${table} for each row execute function hold()`);
  }

  /** How many transactions stand there. */
  async held() {
    const [row] = await this.rows<{ count: number }>(`select count(*)::int as count ${standing}`);
    return row?.count ?? 0;
  }

  /** Ends the transactions that stand there, as the server does once it notices that their process is gone; holds no more. */
  async cut(stop: Stop) {
    await this.client.query(`select pg_terminate_backend(pid) ${standing}`);
    await this.letGo(stop);
  }

  /** Holds no more: what stands there goes on. */
  async letGo({ table }: Stop) {
    await this.client.query('select pg_advisory_unlock_all()');
    await this.client.query(`drop trigger hold on ${table}; drop function hold()`);
  }

  close() {
    return this.client.end();
  }
}
