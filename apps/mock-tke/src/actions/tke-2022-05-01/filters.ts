import { z } from 'zod';
import { TkeError } from '../../tke-error.ts';

export const Paging = {
  Offset: z.int().min(0).default(0),
  Limit: z.int().min(1).max(100).default(20),
};
export const Filters = z.array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) })).default([]);

/** Returns the items that match every filter, by one of its values. Refuses a filter that `tests` does not name. */
export function matching<Item>(
  items: Item[],
  filters: z.output<typeof Filters>,
  tests: Record<string, (item: Item, value: string) => boolean>,
): Item[] {
  return filters.reduce((found, { Name, Values }) => {
    const fits = Object.hasOwn(tests, Name) ? tests[Name] : undefined;
    if (!fits) throw new TkeError('InvalidParameter.Param', `PARAM_ERROR(invalid filter ${Name})`);
    return found.filter((item) => Values.some((value) => fits(item, value)));
  }, items);
}
