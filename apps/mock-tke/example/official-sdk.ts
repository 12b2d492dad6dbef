// The official SDK against mock-tke: node apps/mock-tke/example/official-sdk.ts [http://127.0.0.1:4790]
import { tke } from 'tencentcloud-sdk-nodejs-tke';

const url = process.argv[2] ?? 'http://127.0.0.1:4790';

// Opens an account with one qualifying cluster. Nothing in it is real, and no other account sees it.
const post = async (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${url}/_control/accounts${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(await reply.text());
  return reply.status === 204 ? {} : ((await reply.json()) as Record<string, string>);
};
const { secretId = '', secretKey = '' } = await post('', { scenario: 'one-ready-cluster' });

const client = new tke.v20180525.Client({
  credential: { secretId, secretKey },
  region: 'ap-guangzhou',
  profile: { language: 'en-US', httpProfile: { protocol: 'http://', endpoint: new URL(url).host } },
});
const ClusterId = 'cls-mock01';
const readStatus = async () => (await client.DescribeExternalNodeSupportConfig({ ClusterId })).Status;

// Orders a failure for the next call, such as TKE may return at any time.
await post(`/${secretId}/faults`, {
  action: 'EnableExternalNodeSupport',
  effect: { kind: 'error', code: 'InternalError' },
});
const enable = { ClusterId, ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' } };
await client
  .EnableExternalNodeSupport(enable)
  .catch(({ code, requestId }: Record<string, string>) => console.log(`refused as ordered: ${code} (${requestId})`));

await client.EnableExternalNodeSupport(enable);
console.log('enabling:', await readStatus());
await post(`/${secretId}/clock`, { seconds: 300 });
console.log('five minutes later:', await readStatus());

const { NodePoolId } = await client.CreateExternalNodePool({
  ClusterId,
  Name: 'rack-7',
  ContainerRuntime: 'containerd',
  RuntimeVersion: '1.6.9',
});
const { Command } = await client.DescribeExternalNodeScript({ ClusterId, NodePoolId: NodePoolId ?? '' });
console.log('run on a host:', Command);
