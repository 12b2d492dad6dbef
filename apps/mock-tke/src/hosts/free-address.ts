import type { Cluster } from '../model.ts';

/** Returns a free address for a simulated host, in the rack of its pool. */
export function freeAddress({ nodes, tickets }: Cluster, nodePoolId: string): string {
  const taken = new Set([...nodes.map(({ ip }) => ip), ...tickets.map(({ playedAddress }) => playedAddress)]);
  const neighbour = nodes.find((node) => node.nodePoolId === nodePoolId)?.ip ?? emptyRack(nodePoolId);
  const [a = 10, b = 0, c = 0] = neighbour.split('.').map(Number);
  for (let rack = 0; rack < 256; rack += 1)
    for (let host = 11; host < 255; host += 1) {
      const address = `${a}.${b}.${(c + rack) % 256}.${host}`;
      if (!taken.has(address)) return address;
    }
  return neighbour;
}

/** For a pool without nodes: its own rack, derived from its id. */
function emptyRack(nodePoolId: string) {
  const sum = [...nodePoolId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 16_384, 7);
  return `10.${128 + (sum >> 8)}.${sum & 255}.0`;
}
