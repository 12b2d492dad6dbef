import { AccountColour, type CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Config } from '#config';
import type { CloudAccount as Row } from '#generated/client';

/** Never includes the credential. */
export const toCloudAccount = (
  { credential: _, createdAt, site, colour, ...row }: Row,
  config: Config,
  enabledClusters: number,
): CloudAccount => ({
  ...row,
  enabledClusters,
  colour: AccountColour.parse(colour),
  site: config.sites.find(({ url }) => url === site) ?? { url: site, name: site },
  createdAt: createdAt.toISOString(),
});
