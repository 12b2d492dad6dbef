import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionTo, poolTo } from './client.ts';

const databaseUrl = 'postgresql://isthmus@127.0.0.1:1/isthmus';

// pg-pool removes its own error listener before the caller has the connection, so an error can arrive in between.
test.for([
  ['queue', connectionTo({ databaseUrl })],
  ['database', poolTo({ databaseUrl })],
] as const)(
  'a connection of the %s without an error listener does not end the process when it breaks',
  ([, { onConnect }]) => {
    const client = new pg.Client(databaseUrl);
    void onConnect(client);
    expect(() => client.emit('error', new Error('terminating connection due to administrator command'))).not.toThrow();
  },
);
