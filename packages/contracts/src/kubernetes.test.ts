import { expect, test } from 'vitest';
import { isSystemLabel } from './kubernetes.ts';

test.each([
  'tke.cloud.tencent.com/nodepool-id',
  'tke.cloud.tencent.com/cbs-mountable',
  'tke.cloud.tencent.com/whatever-comes-next',
  'externalnode.tke.cloud.tencent.com/version',
  'node.kubernetes.io/instance-type',
  'nvidia-device-enable',
])("%s is TKE's", (key) => expect(isSystemLabel(key)).toBe(true));

test.each([
  'tke.cloud.tencent.com/location',
  'location',
  'rack',
  'nottke.cloud.tencent.com/x',
  'tke.cloud.tencent.com.example.org/x',
  'example.org/tke.cloud.tencent.com',
  'node.kubernetes.io/exclude-from-external-load-balancers',
  'nvidia.com/gpu',
])("%s is the user's", (key) => expect(isSystemLabel(key)).toBe(false));
