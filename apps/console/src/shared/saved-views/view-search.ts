/** Parameters of a list's URL that are no part of a view: open details, and the view itself. */
const outside = ['view', 'node', 'eligibility'];

/** Returns the part of a list's URL that a view keeps, in one order: filters, sort and groups. */
export function searchOfView(search: URLSearchParams | string): string {
  const kept = new URLSearchParams(search);
  for (const name of outside) kept.delete(name);
  kept.sort();
  return kept.toString();
}
