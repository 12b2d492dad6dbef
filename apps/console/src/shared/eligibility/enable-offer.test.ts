import type { Cluster } from '@isthmus/contracts/clusters';
import { expect, test } from 'vitest';
import { enableOfferOf } from './enable-offer.ts';

test.each<[Cluster['standing'], Cluster['enableAs'], string]>([
  ['ready', 'HostNetwork', 'enable'],
  ['unknown', 'HostNetwork', 'enable'],
  ['ready', null, 'why'],
  ['blocked', 'HostNetwork', 'why'],
  ['enabling', 'HostNetwork', 'follow'],
  ['failed', 'HostNetwork', 'retry'],
])('on a cluster that is %s (enable as %s) the offer is: %s', (standing, enableAs, offer) =>
  expect(enableOfferOf({ standing, enableAs })).toBe(offer),
);
