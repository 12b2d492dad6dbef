import { ActivityQuery } from '@isthmus/contracts/activity';

/** Reads the activity query from the URL's parameters. Drops invalid values. */
export function toQuery(search: URLSearchParams): ActivityQuery {
  const parameter = (name: string) => search.get(name) ?? undefined;
  const day = parameter('before');
  const end = day && /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00`) : undefined;
  // Includes the whole day: the limit is the start of the next day in the reader's time zone.
  end?.setDate(end.getDate() + 1);
  const requested = {
    type: parameter('type'),
    kind: parameter('kind'),
    state: parameter('state'),
    actorId: parameter('person'),
    object: parameter('object'),
    requestId: parameter('request'),
    before: end && !Number.isNaN(end.getTime()) ? end.toISOString() : undefined,
  };
  const fields = Object.entries(requested).filter(
    ([name, value]) => ActivityQuery.partial().safeParse({ [name]: value }).success && value,
  );
  return ActivityQuery.parse(Object.fromEntries(fields));
}
