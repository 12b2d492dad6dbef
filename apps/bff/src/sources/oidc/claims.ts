/** Returns a claim as text; null when the provider did not send it as text. */
export const textOf = (claim: unknown) => (typeof claim === 'string' && claim !== '' ? claim : null);

/** Returns a claim in seconds as a time; null when the provider did not send it. */
export const timeOf = (claim: unknown) => (typeof claim === 'number' ? new Date(claim * 1_000) : null);

/** Finds a claim by its name, or by a path with dots, as in Keycloak's `realm_access.roles`. */
function find(claims: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let found: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

/** Returns the groups of a person; null when the claim is absent. One group may be a plain text. */
export function groupsOf(claims: Record<string, unknown>, path: string): string[] | null {
  const found = find(claims, path);
  if (found === undefined || found === null) return null;
  return [found].flat().filter((group) => typeof group === 'string');
}

const mostMethods = 10;
/** Long enough for the words of RFC 8176 and of products; no control characters. */
const isMethod = (value: unknown): value is string => typeof value === 'string' && /^\P{Cc}{1,40}$/u.test(value);

/**
 * Returns how the person signed in, as the provider reports it: the claim `amr`, words such as `mfa` or `otp`
 * (https://www.rfc-editor.org/rfc/rfc8176). Empty when it reports nothing. A claim with a value of another form counts as nothing: a part of it
 * could mean less than the whole, as a password without its code. One method may be a plain text.
 */
export function methodsOf(claim: unknown): string[] {
  const methods: unknown[] = [claim].flat();
  return methods.length <= mostMethods && methods.every(isMethod) ? [...new Set(methods)] : [];
}
