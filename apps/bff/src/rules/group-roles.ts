import { Role, type Grant } from '@isthmus/contracts/roles';
import type { GroupRole } from '#config/identity-providers';

interface Account {
  id: string;
  name: string;
  regions: readonly string[];
}

const placeOf = ({ accountId, region, clusterId }: Grant) => [accountId, region, clusterId].join(' ');

/**
 * What the groups of a person allow. An account or region that does not exist gives nothing. Of two roles on one place, the stronger one
 * counts.
 */
export function rolesOfGroups(mapping: readonly GroupRole[], groups: readonly string[], accounts: readonly Account[]) {
  const held = mapping.filter(({ group }) => groups.includes(group));
  const strongest = new Map<string, Grant>();
  for (const one of held) {
    if ('owner' in one) continue;
    const { account, region, cluster, role } = one;
    for (const { id, name, regions } of accounts) {
      if (![id, name, '*'].includes(account) || (region !== undefined && !regions.includes(region))) continue;
      const grant: Grant = {
        accountId: id,
        ...(region !== undefined && { region }),
        ...(cluster !== undefined && { clusterId: cluster }),
        role,
      };
      const known = strongest.get(placeOf(grant));
      if (!known || Role.options.indexOf(known.role) < Role.options.indexOf(role)) strongest.set(placeOf(grant), grant);
    }
  }
  return { isOwner: held.some((one) => 'owner' in one), grants: [...strongest.values()] };
}
