const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Merges what changed between two versions of a list into a third one. Items that only `own` has stay, and an item that did not change
 * keeps the value of `own`. `keyOf` names an item.
 */
export function mergeList<Item>(own: Item[], from: Item[], to: Item[], keyOf: (item: Item) => string): Item[] {
  const find = (items: Item[], item: Item) => items.find((each) => keyOf(each) === keyOf(item));
  const kept = own.filter((item) => {
    const before = find(from, item);
    return find(to, item) !== undefined || !before || !alike(item, before);
  });
  const changed = to.filter((item) => !alike(find(from, item), item));
  return [
    ...kept.map((item) => find(changed, item) ?? item),
    ...changed.filter((item) => find(own, item) === undefined),
  ];
}
