import { z } from 'zod';
import type { Account } from '../../account.ts';
import { TkeError } from '../../action.ts';

const WholeNumber = z.string().regex(/^\d+$/);

/** What both lists of VPC take. Offset and Limit are text; a number is refused. */
export const listFields = {
  Filters: z.array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) })).optional(),
  Offset: WholeNumber.default('0'),
  Limit: WholeNumber.default('20'),
};

/** As VPC writes times: no T, no zone. */
export const vpcTime = (account: Account, at: number) => account.second(at).slice(0, 19).replace('T', ' ');

interface Asked<Item> {
  ids: string[] | undefined;
  filters: { Name: string; Values: string[] }[] | undefined;
  offset: string;
  limit: string;
  known: Record<string, (item: Item) => string>;
  id: (item: Item) => string;
}

/** Selects and pages as VPC does: ids and filters exclude each other, a page holds 100 at most. */
export function listed<Item>(items: Item[], { ids, filters, offset, limit, known, id }: Asked<Item>) {
  if (ids?.length && filters?.length)
    throw new TkeError('InvalidParameter.Coexist', 'The ids and Filters cannot be specified together.');
  const unknown = filters?.find(({ Name }) => !known[Name]);
  if (unknown) throw new TkeError('InvalidParameter.FilterInvalidKey', `The filter \`${unknown.Name}\` is not valid.`);
  if (Number(limit) > 100) throw new TkeError('InvalidParameterValue.Range', 'Limit is more than 100.');
  const all = items.filter(
    (item) =>
      (!ids?.length || ids.includes(id(item))) &&
      (filters ?? []).every(({ Name, Values }) => Values.includes(known[Name]?.(item) ?? '')),
  );
  return { total: all.length, page: all.slice(Number(offset), Number(offset) + Number(limit)) };
}
