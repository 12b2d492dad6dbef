import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { Kind } from '#access/permits';

type Asked = Pick<Endpoint, 'method' | 'access' | 'permission' | 'forPrograms' | 'needsConfirmed' | 'forWalls'> & {
  stepUp?: unknown;
};

/**
 * Whether a token may call an endpoint: what its role allows, except acts that need a proof always, people and new accounts, and changes of an
 * account's settings. With bodies that need a proof, `serve` refuses it later.
 */
function forTokens({ method, access, permission, forPrograms = permission !== undefined, stepUp }: Asked) {
  if (access === 'public' || stepUp === 'always' || !forPrograms) return false;
  return permission !== 'own' && permission !== 'administer' && (permission !== 'settings' || method === 'GET');
}

/** Whether a wall may call an endpoint: what viewers read, without questions to TKE. */
const onWalls = (endpoint: Asked) =>
  endpoint.forWalls ??
  (forTokens(endpoint) &&
    endpoint.method === 'GET' &&
    (endpoint.permission ?? 'read') === 'read' &&
    !endpoint.needsConfirmed);

const allowed: Record<Kind, (endpoint: Asked) => boolean> = { person: () => true, service: forTokens, wall: onWalls };

/** Whether a caller of this kind may call an endpoint at all. Its permission is another question. */
export const mayCall = (kind: Kind, endpoint: Asked) => allowed[kind](endpoint);
