import type { Cluster } from '../model.ts';

/** Returns a free address for a simulated host, next to the addresses of its pool's nodes. */
export function freeAddress({ nodes, tickets }: Cluster, nodePoolId: string): string {
  const taken = new Set([...nodes.map(({ ip }) => ip), ...tickets.map(({ playedAddress }) => playedAddress)]);
  const neighbour = nodes.find((node) => node.nodePoolId === nodePoolId)?.ip ?? rangeOfPool(nodePoolId);
  const [a = 10, b = 0, c = 0] = neighbour.split('.').map(Number);
  for (let range = 0; range < 256; range += 1)
    for (let host = 11; host < 255; host += 1) {
      const address = `${a}.${b}.${(c + range) % 256}.${host}`;
      if (!taken.has(address)) return address;
    }
  return neighbour;
}

/** The address range of a pool without nodes, derived from its id. */
function rangeOfPool(nodePoolId: string) {
  const sum = [...nodePoolId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 16_384, 7);
  return `10.${128 + (sum >> 8)}.${sum & 255}.0`;
}
