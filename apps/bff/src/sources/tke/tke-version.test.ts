import { expect, onTestFinished, test } from 'vitest';
import { Outgoing } from '../outgoing/outgoing.ts';
import { RawServer } from '../raw-server.ts';
import { Breaker } from './breaker.ts';
import { TkeClient } from './tke-client.ts';

const body = JSON.stringify({ Response: { RequestId: 'id-1' } });
const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;

test('two actions of one name have their own version and budget', async () => {
  const taken: string[] = [];
  const server = new RawServer((socket) => socket.write(head + body));
  const site = `http://127.0.0.1:${await server.listen()}`;
  const outgoing = new Outgoing({ proxy: null, noProxy: '', caFile: null });
  onTestFinished(() => {
    outgoing.close();
    server.stop();
  });
  const budget = {
    take: async (uin: string, action: string, purpose: string) => void taken.push(`${uin} ${action} ${purpose}`),
  };
  const client = new TkeClient(outgoing, budget, new Breaker(60_000, () => undefined), 20_000);
  const caller = { site, uin: '1', key: () => ({ secretId: 'MOCKid', secretKey: 'key' }) };

  await client.call(caller, 'DescribeClusterInstances', { ClusterId: 'cls-1' });
  await client.observing('slow').call2022(caller, 'DescribeClusterInstances', { ClusterId: 'cls-1', Limit: 100 });
  expect(taken).toEqual(['1 tke:DescribeClusterInstances ask', '1 tke:2022-05-01:DescribeClusterInstances slow']);
  expect(server.heads.map((text) => /x-tc-version: (\S+)/i.exec(text)?.[1])).toEqual(['2018-05-25', '2022-05-01']);
});
