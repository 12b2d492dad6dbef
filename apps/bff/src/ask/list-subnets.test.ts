import { Subnet } from '@isthmus/contracts/external-node-support';
import { expect, test } from 'vitest';
import { listSubnets } from './list-subnets.ts';

const caller = { site: '', uin: '', key: () => ({ secretId: '', secretKey: '' }) };
const where = { region: 'ap-guangzhou', vpcId: 'vpc-1', language: 'en-US' } as const;
const listing = (reply: object) => listSubnets({ ask: () => Promise.resolve(reply) }, caller, where);

test('an odd value of one subnet becomes null; the other subnets stay, and each passes its contract', async () => {
  const subnets = await listing({
    TotalCount: 2,
    SubnetSet: [
      { SubnetId: 'subnet-1', SubnetName: 5, Zone: {}, CidrBlock: null, AvailableIpAddressCount: 1.5 },
      { SubnetId: 'subnet-2', SubnetName: 'b', Zone: 'z', CidrBlock: '10.0.0.0/24', AvailableIpAddressCount: 1e30 },
    ],
  });
  expect(Subnet.array().parse(subnets)).toMatchObject([
    { subnetId: 'subnet-1', name: '5', zone: '', cidr: '', free: null },
    { subnetId: 'subnet-2', name: 'b', free: null },
  ]);
});

test('the same page twice is an unreadable answer, not an endless loop', async () => {
  const again = listing({ TotalCount: 1_000_000, SubnetSet: [{ SubnetId: 'subnet-1' }] });
  await expect(again).rejects.toMatchObject({ kind: 'unreadable', message: 'TKE counts 1000000 and listed 1' });
});
