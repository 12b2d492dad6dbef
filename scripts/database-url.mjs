// Reads DATABASE_URL strictly. Every database client gets the same address, and no message contains a part of the password.
import { readFileSync } from 'node:fs';

/** The parameters allowed after `?`. Clients disagree about all others, or ignore them. */
const allowedParameters = ['application_name', 'host', 'sslcert', 'sslkey', 'sslmode', 'sslrootcert'];
const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'];
const encoded = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";
const credentials = new RegExp(`^${encoded}*(?::${encoded}*)?$`);
const afterCredentials = /^([A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?(\/[^/?#\s]*)?(\?[^#\s]*)?$/;

const adviceFor = {
  schema:
    'Isthmus keeps its tables in the schema public and its queue in the schema pgboss, so give it a database of its own',
  pgbouncer: 'leave it out, and use a pool in session mode (docs/operations.md)',
  options: 'set these options for the database user instead, with `alter role … set …`',
  sslnegotiation: 'it is not supported',
};

/** @param {string} path */
function unreadable(path) {
  try {
    readFileSync(path);
    return undefined;
  } catch (error) {
    return error.code ?? 'unknown';
  }
}

/** @param {URLSearchParams} parameters */
function* faultsOf(parameters) {
  for (const name of new Set(parameters.keys())) {
    if (!allowedParameters.includes(name))
      yield `has the parameter ${name}, which some clients of the database would ignore: ${adviceFor[name] ?? `leave it out (allowed: ${allowedParameters.join(', ')})`}`;
    else if (parameters.getAll(name).length > 1) yield `has the parameter ${name} twice`;
  }
  const mode = parameters.get('sslmode');
  if (mode !== null && !sslModes.includes(mode)) yield `must have one of these as sslmode: ${sslModes.join(', ')}`;
  for (const name of ['sslrootcert', 'sslcert', 'sslkey']) {
    const path = parameters.get(name);
    const code = path === null ? undefined : unreadable(path);
    if (path !== null && (mode === null || mode === 'disable')) yield `has ${name} without an sslmode that uses it`;
    else if (code) yield `names ${path} as ${name}, which cannot be read (${code})`;
  }
  if (mode === 'verify-ca' && !parameters.has('sslrootcert')) yield 'must have an sslrootcert for sslmode=verify-ca';
}

/**
 * Returns the address for all clients, and what is wrong with it. Each fault continues a sentence that begins with DATABASE_URL.
 * @param {string} text
 * @returns {{ url: string, faults: string[] }}
 */
export function readDatabaseUrl(text) {
  const [, scheme, after = ''] = /^(postgres(?:ql)?:\/\/)(.*)$/s.exec(text) ?? [];
  if (!scheme) return { url: text, faults: ['must begin with postgresql://'] };
  const at = after.lastIndexOf('@');
  if (!credentials.test(after.slice(0, Math.max(at, 0))))
    return {
      url: text,
      faults: [
        'has a user or password with characters that an address cannot hold as they are: write @ as %40, / as %2F, # as %23, ? as %3F, : as %3A and % as %25, or leave the password out and set PGPASSWORD',
      ],
    };
  const [whole, , , , search = ''] = afterCredentials.exec(after.slice(at + 1)) ?? [];
  if (whole === undefined || !URL.canParse(text))
    return { url: text, faults: ['must be an address as in postgresql://user@db.example.com:5432/isthmus'] };
  const parameters = new URLSearchParams(search);
  const faults = [...faultsOf(parameters)];
  // sslmode has the meaning that libpq gives it, https://www.postgresql.org/docs/18/libpq-ssl.html. Without this, pg treats require as
  // verify-full.
  if (!faults.length && parameters.has('sslmode')) parameters.set('uselibpqcompat', 'true');
  return { url: `${text.slice(0, text.length - search.length)}${parameters.size ? `?${parameters}` : ''}`, faults };
}

/**
 * Separates the password from the address, because every user of the machine can read a program's arguments.
 * @param {string} url
 */
export function withoutPassword(url) {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { url: address.href, ...(password && { password }) };
}

/**
 * Explains why no connection was possible, in the driver's words. They never contain the password.
 * @param {unknown} error
 * @param {string} [name] the variable that holds the address
 */
export function whyUnreachable(error, name = 'DATABASE_URL') {
  // A name with several addresses fails with one error per address and no message of its own.
  const reasons = error instanceof AggregateError ? error.errors : [error];
  const words = new Set(reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))));
  return `The database of ${name} cannot be reached: ${[...words].join('; ')}`;
}
