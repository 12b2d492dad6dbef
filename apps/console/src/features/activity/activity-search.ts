import { ActivityQuery } from '@isthmus/contracts/activity';

/** The URL's own names for what is asked of the activity; what it can't understand asks for nothing. */
export function toQuery(search: URLSearchParams): ActivityQuery {
  const told = (name: string) => search.get(name) ?? undefined;
  const day = told('before');
  const end = day && /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00`) : undefined;
  // The day itself counts: everything before the next one begins, in the reader's own time zone.
  end?.setDate(end.getDate() + 1);
  const asked = {
    type: told('type'),
    kind: told('kind'),
    state: told('state'),
    actorId: told('person'),
    object: told('object'),
    requestId: told('request'),
    before: end && !Number.isNaN(end.getTime()) ? end.toISOString() : undefined,
  };
  const fields = Object.entries(asked).filter(
    ([name, value]) => ActivityQuery.partial().safeParse({ [name]: value }).success && value,
  );
  return ActivityQuery.parse(Object.fromEntries(fields));
}
