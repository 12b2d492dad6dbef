import type { Account } from '../account.ts';
import type { Cluster, Ticket } from '../model.ts';
import type { World } from '../world.ts';

/** How long a link and its token hold, as the documented example's sign time says. */
export const linkSeconds = 3600;
const rememberedSeconds = 24 * linkSeconds;

const age = (account: Account, ticket: Ticket) => (account.now() - ticket.issuedAt) / 1000;

/** Expired ones are remembered for a day, so that a late host hears why. */
export function forgetOldTickets(account: Account, cluster: Cluster) {
  cluster.tickets = cluster.tickets.filter((ticket) => age(account, ticket) < rememberedSeconds);
}

const refuse = (message: string) => Object.assign(new Error(message), { statusCode: 403 });

/** Who holds a token, and for what. That a token is bound to a pool and ends with its link is a guess. */
export function findTicket(world: World, token: string) {
  for (const account of world.all())
    for (const cluster of account.clusters) {
      const ticket = cluster.tickets.find((one) => one.token === token);
      if (ticket && age(account, ticket) < linkSeconds) return { account, cluster, ticket };
      if (ticket) throw refuse('token has expired');
    }
  throw refuse('token is not valid');
}
