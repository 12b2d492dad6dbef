import { onTestFinished, expect, test } from 'vitest';
import { Outgoing } from '#sources/outgoing/outgoing';
import { RawServer } from '#sources/raw-server';
import { Breaker } from '#sources/tke/breaker';
import { TkeClient } from '#sources/tke/tke-client';
import { listSubnets } from './list-subnets.ts';

/** Subnets as a VPC lists them page by page; `nth` counts from 1. */
async function listed(pageOf: (nth: number) => { TotalCount: number; SubnetSet: object[] }) {
  const server = new RawServer((socket, _head, nth) => {
    const body = JSON.stringify({ Response: { ...pageOf(nth), RequestId: 'id-1' } });
    const head = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
    socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`);
  });
  const site = `http://127.0.0.1:${await server.listen()}`;
  const outgoing = new Outgoing({ proxy: null, noProxy: '', caFile: null });
  onTestFinished(() => {
    outgoing.close();
    server.stop();
  });
  const client = new TkeClient(outgoing, { take: () => Promise.resolve() }, new Breaker(1_000, () => undefined));
  const caller = { site, secretId: 'MOCKid', secretKey: 'key', uin: '1' };
  const where = { region: 'ap-guangzhou', vpcId: 'vpc-1', language: 'en-US' as const };
  return { server, subnets: listSubnets(client, caller, where) };
}
const subnets = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ SubnetId: `subnet-${from + index}` }));

test('reads page after page, and a page that is shifted brings nothing twice', async () => {
  const { subnets: read } = await listed((nth) => ({ TotalCount: 150, SubnetSet: subnets(nth === 1 ? 0 : 90, 100) }));
  expect((await read).length).toBe(190);
});

test('a count that is never reached ends with the first page that brings nothing new', async () => {
  const { subnets: read, server } = await listed(() => ({ TotalCount: 1e6, SubnetSet: subnets(0, 100) }));
  await expect(read).rejects.toMatchObject({ kind: 'unreadable', message: 'TKE counts 1000000 and listed 100' });
  expect(server.heads.length).toBe(2);
});

test('a number of free addresses that is none is not known', async () => {
  const odd = [1.5, -1, '7', null].map((count, at) => ({ SubnetId: `subnet-${at}`, AvailableIpAddressCount: count }));
  const { subnets: read } = await listed(() => ({ TotalCount: 4, SubnetSet: odd }));
  expect((await read).map(({ free }) => free)).toEqual([null, null, null, null]);
});
