import type { RegionInUse } from '@isthmus/contracts/cloud-accounts';
import type { Prisma } from '#generated/client';
import { unfinished } from '#operations/write-operation';

/** Returns the regions of an account with unfinished operations, or with hosts that may still join. */
export const regionsInUse = (db: Prisma.TransactionClient, accountId: string) =>
  db.$queryRaw<RegionInUse[]>`
    select region, count(*) filter (where what = 'operation')::int as operations,
      count(*) filter (where what = 'join')::int as joins
    from (
      select region, 'operation' as what from operation
        where account_id = ${accountId}::uuid and state = any(${unfinished}::text[])
      union all select region, 'join' from "join"
        where account_id = ${accountId}::uuid and (state in ('planned', 'seen')
          or (state = 'waiting' and (expires_at is null or expires_at > now())))
    ) as open group by region order by region`;
