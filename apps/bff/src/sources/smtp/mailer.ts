import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Config } from '#config';

interface Mail {
  to: string;
  subject: string;
  text: string;
}
export type Mailer = (mail: Mail) => Promise<void>;

/** Somebody waits for the answer, so a server that hangs must not take longer. */
const timeoutMs = 8_000;

const isThisMachine = (host: string) =>
  host === 'localhost' || host === '[::1]' || (isIP(host) > 0 && host.startsWith('127.'));

/**
 * Returns a function that sends plain text by SMTP; null without the setting. It throws when the server does not take the mail. A password goes
 * over TLS, or to this machine. nodemailer encodes headers, and an address is an object: nothing in a name or address becomes a header.
 */
export function createMailer({ mail }: Pick<Config, 'mail'>): Mailer | null {
  if (!mail) return null;
  const { hostname, password } = new URL(mail.url);
  const transport = createTransport(
    {
      url: mail.url,
      requireTLS: password !== '' && !isThisMachine(hostname),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      // No file and no address that a text names is read.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: mail.from, headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  return async ({ to, subject, text }) =>
    void (await transport.sendMail({ to: { name: '', address: to }, subject, text }));
}
