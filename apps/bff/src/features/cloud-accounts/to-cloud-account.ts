import { AccountColour, type CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Config } from '#config';
import type { CloudAccount as Row } from '#generated/client';

/** Never includes the credential. */
export const toCloudAccount = (
  { id, name, colour, site, secretId, uin, regions, observeOnly, createdAt, keySetAt }: Row,
  config: Config,
  enabledClusters: number,
): CloudAccount => ({
  id,
  name,
  colour: AccountColour.parse(colour),
  site: config.sites.find(({ url }) => url === site) ?? { url: site, name: site },
  secretId,
  uin,
  regions,
  enabledClusters,
  observeOnly,
  createdAt: createdAt.toISOString(),
  keySetAt: keySetAt.toISOString(),
});
