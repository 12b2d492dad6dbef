import type { AuditSeal } from '@isthmus/contracts/audit';
import type { Prisma } from '#generated/client';

interface State {
  upTo: Date;
  isLate: boolean;
  checkedAt: Date | null;
  findings: number | null;
  isProtected: boolean;
}

/** Whether the role of this process could change or remove rows: as their owner, as a superuser, or by a right. */
const isProtected = `not (pg_has_role(relowner, 'USAGE') or has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE'))`;

/** How far the audit is sealed, and what the last `npm run audit:verify` said. */
export async function sealState(db: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>): Promise<AuditSeal> {
  const [state] = await db.$queryRawUnsafe<State[]>(`
    select coalesce(waiting.at, now()) as "upTo", coalesce(waiting.at < now() - interval '1 minute', false) as "isLate",
      checked.at as "checkedAt", checked.findings, ${isProtected} as "isProtected"
    from pg_class
      left join (select at from audit_unsealed order by id limit 1) as waiting on true
      left join (select at, findings from audit_check order by id desc limit 1) as checked on true
    where oid = 'public.audit'::regclass`);
  if (!state) throw new Error('the audit does not exist');
  const { upTo, checkedAt, ...rest } = state;
  return { ...rest, upTo: upTo.toISOString(), checkedAt: checkedAt?.toISOString() ?? null };
}
