import { type APIRequestContext, expect } from '@playwright/test';

interface Fleet {
  id: string;
  secretId: string;
  clusters: { name: string; region: string; clusterId: string; nodes: { name: string }[] }[];
}

async function post(api: APIRequestContext, url: string, data: object) {
  const reply = await api.post(url, { data, headers: { 'idempotency-key': crypto.randomUUID() } });
  expect(reply.ok(), await reply.text()).toBe(true);
  return reply.json();
}

const settings = {
  nodeType: 'CPU',
  runtime: null,
  labels: [{ key: 'rack', value: 'r07' }],
  taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
  deletionProtection: true,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: [],
  notKnown: [],
};

/** Creates a template, an expected host and a drained selection. Returns every route of the site map. */
export async function routesOf(api: APIRequestContext, { id, secretId, clusters }: Fleet, use: string) {
  const find = (name: string) => {
    const found = clusters.find((cluster) => cluster.name === name);
    if (!found) throw new Error(`the fleet has no ${name}`);
    return { ...found, path: `/accounts/${id}/regions/${found.region}/clusters/${found.clusterId}` };
  };
  const staging = find('staging-gz');
  const pool = `${staging.path}/pools/np-rack0007`;
  const name = staging.nodes[0]?.name;
  const nodesUrl = `/api${staging.path}/nodes`;
  const read = async () => (await (await api.get(nodesUrl)).json()).nodes;
  await expect.poll(async () => (await read()).length).toBeGreaterThan(40);
  const node = (await read()).find((each: { name: string }) => each.name === name);
  const nodes = [{ name, createdTime: node.createdTime }];
  const group = await post(api, `${nodesUrl}/drain`, { nodes, atOnce: 1 });
  const template = await post(api, '/api/templates', { name: `rack ${secretId.slice(-6)} ${use}`, note: '', settings });
  const hosts = [{ nodeName: 'gz-r07-n99', ip: null }];
  const { joins } = await post(api, `/api${pool}/joins`, { hosts, interface: null, download: 'private' });
  const join = joins[0].id;
  return [
    `/accounts/new`,
    `/accounts/${id}/clusters`,
    `/accounts/${id}/clusters?eligibility=${find('legacy-gz').region}/${find('legacy-gz').clusterId}`,
    `/accounts/${id}/activity`,
    `/accounts/${id}/settings`,
    `/accounts/${id}/settings/account`,
    `/accounts/${id}/settings/account/general`,
    `/accounts/${id}/onboarding`,
    `/accounts/${id}/operations/${group.operations[0].id}`,
    `/accounts/${id}/operation-groups/${group.id}`,
    find('prod-gz').path,
    find('starting-bj').path,
    find('retry-bj').path,
    find('legacy-gz').path,
    staging.path,
    `${staging.path}/pools`,
    `${staging.path}/nodes`,
    `${staging.path}/nodes?node=${name}`,
    `${staging.path}/nodes/${name}`,
    `${staging.path}/nodes/nowhere`,
    `${staging.path}/network`,
    `${staging.path}/activity`,
    `${find('prod-gz').path}/enable`,
    `${find('router-sh').path}/enable`,
    `${staging.path}/pools/new`,
    pool,
    `${pool}/modify`,
    `${pool}/delete`,
    `${pool}/add-hosts?host=${join}`,
    '/templates',
    '/templates/new',
    `/templates/${template.id}`,
    `/templates/${template.id}?open=use`,
    `/templates/${template.id}/edit`,
    '/nowhere',
  ];
}
