import type { Account } from '../account.ts';
import type { Cluster, Ticket } from '../model.ts';
import type { World } from '../world.ts';

/** The lifetime of a link and its token, from the documented example's sign time. */
export const linkSeconds = 3600;
const keepExpiredSeconds = 24 * linkSeconds;

const age = (account: Account, ticket: Ticket) => (account.now() - ticket.issuedAt) / 1000;

/** Keeps expired tickets for a day, so a late host gets 'token has expired'. */
export function forgetOldTickets(account: Account, cluster: Cluster) {
  cluster.tickets = cluster.tickets.filter((ticket) => age(account, ticket) < keepExpiredSeconds);
}

const refuse = (message: string) => Object.assign(new Error(message), { statusCode: 403 });

/** Finds the ticket of a token. Guess: a token belongs to a pool and ends with its link. */
export function findTicket(world: World, token: string) {
  for (const account of world.all())
    for (const cluster of account.clusters) {
      const ticket = cluster.tickets.find((one) => one.token === token);
      if (ticket && age(account, ticket) < linkSeconds) return { account, cluster, ticket };
      if (ticket) throw refuse('token has expired');
    }
  throw refuse('token is not valid');
}
