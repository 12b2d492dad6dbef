import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const token = 'a-token-of-this-test';
const world = new World({ ISTHMUS_METRICS_TOKEN: token });
beforeAll(() => world.start());
afterAll(() => world.stop());

const scrape = async () =>
  (await fetch(`${world.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();

test('metrics match the database and the process, and name no host', async () => {
  const cluster = await EnabledCluster.open(world);
  const stream = openEventStream(world, `external-nodes:${cluster.account.id}`);
  await accepted(cluster.create({ name: 'rack-8' })).then(({ id }) => cluster.account.waitForState(id, ['succeeded']));
  await cluster.account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
  const { id } = await accepted(cluster.create({ name: 'rack-9' }));
  await cluster.account.waitForState(id, ['needs-attention']);

  const nodes = await cluster.nodes();
  const wanted = [
    new RegExp(`isthmus_external_nodes{.*cluster="${cluster.clusterId}".*state="Running"} ${nodes.length}`),
    /isthmus_observation_age_seconds{account="[^"]+",region="[^"]+",cluster="cls-[^"]+",kind="external-node-pools"} [\d.]+/,
    /isthmus_last_good_read_timestamp_seconds{account="[^"]+"} 1\.\d+e\+?9|isthmus_last_good_read_timestamp_seconds{account="[^"]+"} 1\d{9}/,
    /isthmus_operations{kind="create-external-node-pool",state="needs-attention"} 1/,
    /isthmus_operation_oldest_age_seconds{kind="create-external-node-pool",state="needs-attention"} \d/,
    /isthmus_cluster_info{.*name="[^"]+"} 1/,
    /isthmus_tke_call_duration_seconds_count{service="tke",action="CreateExternalNodePool",code="OK"} 1/,
    /isthmus_tke_budget_wait_seconds_count{action="tke:CreateExternalNodePool",purpose="write"} 2/,
    /isthmus_event_streams 1/,
    /isthmus_http_request_duration_seconds_count{method="POST",route="\/api\/accounts\/:accountId\/[^"]*",status="202"} \d/,
    /isthmus_database_up 1/,
  ];
  const text = await eventually(async () => {
    const answer = await scrape();
    return wanted.every((line) => line.test(answer)) ? answer : undefined;
  });
  stream.stop();
  expect(text).not.toMatch(/isthmus_metrics_query_failures_total{/);
  for (const { name, ip } of nodes) expect([text.includes(name), text.includes(`"${ip}"`)]).toEqual([false, false]);
  // The account's name starts with it in these tests. No label holds the rest.
  expect(text).not.toContain(cluster.account.secretId);
});
