import { Prisma } from '#generated/client';

/** Builds SQL whose values are parameters. */
export const { sql, join: joinSql, empty: emptySql } = Prisma;
export type Sql = Prisma.Sql;
