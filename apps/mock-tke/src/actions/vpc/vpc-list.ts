import { z } from 'zod';
import type { Account } from '../../account.ts';
import { TkeError } from '../../tke-error.ts';

const WholeNumber = z.string().regex(/^\d+$/);

/** The parameters that both VPC lists share. Offset and Limit are text; a number is refused. */
export const listFields = {
  Filters: z.array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) })).optional(),
  Offset: WholeNumber.default('0'),
  Limit: WholeNumber.default('20'),
};

/** VPC's time format: no T, no zone. */
export const vpcTime = (account: Account, at: number) => account.second(at).slice(0, 19).replace('T', ' ');

interface ListRequest<Item> {
  ids: string[] | undefined;
  filters: { Name: string; Values: string[] }[] | undefined;
  offset: string;
  limit: string;
  filterValues: Record<string, (item: Item) => string>;
  id: (item: Item) => string;
}

/** Selects and pages like VPC. A request has ids or filters, not both. A page holds at most 100. */
export function selectPage<Item>(items: Item[], { ids, filters, offset, limit, filterValues, id }: ListRequest<Item>) {
  if (ids?.length && filters?.length)
    throw new TkeError('InvalidParameter.Coexist', 'The ids and Filters cannot be specified together.');
  const unknown = filters?.find(({ Name }) => !filterValues[Name]);
  if (unknown) throw new TkeError('InvalidParameter.FilterInvalidKey', `The filter \`${unknown.Name}\` is not valid.`);
  if (Number(limit) > 100) throw new TkeError('InvalidParameterValue.Range', 'Limit is more than 100.');
  const all = items.filter(
    (item) =>
      (!ids?.length || ids.includes(id(item))) &&
      (filters ?? []).every(({ Name, Values }) => Values.includes(filterValues[Name]?.(item) ?? '')),
  );
  return { total: all.length, page: all.slice(Number(offset), Number(offset) + Number(limit)) };
}
