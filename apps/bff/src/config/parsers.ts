import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { nearest } from './near.ts';
import type { Fault, Parse } from './setting.ts';
import type { Keys } from '#secrets/seal';

export const text: Parse<string> = (value) => value;

const wholeNumber =
  (min: number, max: number): Parse<number> =>
  (value, fault) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (/^tcp:\/\//.test(value))
      fault(
        `is "${value}", as Kubernetes sets it for a Service named isthmus: set enableServiceLinks: false on the Pod, or set it yourself`,
      );
    else if (!(number >= min && number <= max)) fault(`must be a whole number from ${min} to ${max}, not "${value}"`);
    return number;
  };

export const months = wholeNumber(1, 1_200);
export const port = wholeNumber(0, 65_535);
/** The upper limit is that of Node's timers. */
export const streams = wholeNumber(1, 1_000_000);
export const requests = wholeNumber(1, 1_000_000);
export const milliseconds = wholeNumber(50, 2_147_483_647);

export const oneOf =
  <T extends string>(...values: readonly T[]): Parse<T> =>
  (value, fault) => {
    const found = values.find((one) => one === value);
    const meant = nearest(value.toLowerCase(), values);
    const listed = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
    if (!found) fault(`must be ${listed}, not "${value}"${meant ? `; did you mean ${meant}?` : ''}`);
    return found ?? values[0] ?? ('' as never);
  };

const hostName = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;
const isHost = (value: string) => isIP(value) > 0 || hostName.test(value);

export const host: Parse<string> = (value, fault) => {
  if (!isHost(value)) fault(`must be an IP address or a host name, not "${value}"`);
  return value;
};

const items = (value: string) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

/** Host names without a port. An IPv6 address may be in brackets, as in a Host header. */
export const hosts: Parse<string[]> = (value, fault) =>
  items(value).map((item) => {
    if (!isHost(item.replace(/^\[(.*)\]$/, '$1')))
      fault(`must list host names with commas between them, without port or path; "${item}" is not one`);
    return item.toLowerCase();
  });

/** Yields the parts that a base address must not have, in words. */
function* extraParts(url: URL) {
  if (url.username || url.password) yield 'a user or password';
  if (url.pathname !== '/') yield 'a path';
  if (url.search) yield 'a query';
  if (url.hash) yield 'a fragment';
}

/** An http(s) base address without a path or query. `prefix` starts each message. The value may hold a secret, so no message quotes it. */
export function baseUrl(value: string, prefix: string, fault: Fault): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) fault(`${prefix}must be an address as in https://isthmus.example.com`);
  else for (const part of extraParts(url)) fault(`${prefix}must not have ${part}: only scheme, host and port`);
  return value.replace(/\/$/, '');
}

/** The value may hold a password, so no message quotes it. */
export const smtpUrl: Parse<string> = (value, fault) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    fault('must be an address as in smtp://mail.example.com:587');
  else if (!/^\/?$/.test(url.pathname) || url.search || url.hash)
    fault('must have only scheme, user, password, host and port');
  return value;
};

export const email: Parse<string> = (value, fault) => {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) fault(`must be an e-mail address, not "${value}"`);
  return value;
};

/** Reads a text file. Messages may show its path, never its content. */
export function readText(path: string, fault: Fault): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    fault(
      `names ${path}, which cannot be read (${error instanceof Error && 'code' in error ? error.code : 'unknown'})`,
    );
    return '';
  }
}

/** Canonical base64 of 32 bytes. Anything else is a damaged key: Node would decode some of it to other bytes. */
function readKey(value: string, report: () => void): Buffer {
  const key = Buffer.from(value, 'base64');
  const isWhole = key.length === 32 && key.toString('base64') === value;
  if (!isWhole) report();
  return key;
}

/** Reads one key, or several with spaces, lines or commas between them. A key that is named twice counts once. */
export function readKeys(value: string, prefix: string, fault: Fault): Keys {
  const [first = '', ...others] = new Set(value.split(/[\s,]+/).filter(Boolean));
  let isReported = false;
  const report = () => {
    if (!isReported)
      fault(`${prefix}must hold 32 bytes in base64, as from \`openssl rand -base64 32\`; or several such keys`);
    isReported = true;
  };
  return [readKey(first, report), ...others.map((one) => readKey(one, report))];
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The path of a file with one or more PEM certificates. */
export const caFile: Parse<string> = (path, fault) => {
  let readable = true;
  const content = readText(path, (sentence) => {
    readable = false;
    fault(sentence);
  });
  const blocks = content.match(block) ?? [];
  if (readable && !blocks.length) fault(`names ${path}, which holds no certificate in PEM`);
  for (const [index, pem] of blocks.entries())
    try {
      new X509Certificate(pem);
    } catch {
      fault(`names ${path}, whose certificate number ${index + 1} cannot be read`);
    }
  return path;
};

const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];

/** A value for Fastify's trustProxy: https://fastify.dev/docs/latest/Reference/Server/#trustproxy */
export const trustProxy: Parse<boolean | number | string[]> = (value, fault) => {
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^\d{1,2}$/.test(value)) return Number(value);
  return items(value).map((item) => {
    const [address = '', bits, more] = item.split('/');
    const maxBits = isIP(address) === 6 ? 128 : 32;
    const isNet = isIP(address) > 0 && !more && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= maxBits));
    if (!isNet && !namedNetworks.includes(item))
      fault(`must be true, false, a number of proxies, or a list of addresses as in 10.0.0.0/8; "${item}" is not one`);
    return item;
  });
};
