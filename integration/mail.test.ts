import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json } from './mock-account.ts';
import { acceptLink, tokenOf } from './team.ts';
import { World } from './world.ts';

interface Mail {
  from: string;
  to: string[];
  /** As the server got it. */
  source: string;
}

const mails: Mail[] = [];
/** Addresses that the mail server refuses. */
const unknown = 'nobody-here@example.com';
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onRcptTo: ({ address }, _session, done) => done(address === unknown ? new Error('no such mailbox') : null),
  onData: (stream, { envelope }, done) =>
    void text(stream).then((source) => {
      const { mailFrom, rcptTo } = envelope;
      mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), source });
      done();
    }),
});
const world = World.shared();
let mailing = world;

beforeAll(async () => {
  await world.start();
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  mailing = await world.beside({
    ISTHMUS_SMTP_URL: `smtp://127.0.0.1:${port}`,
    ISTHMUS_MAIL_FROM: 'isthmus@acme.example',
    LOG_LEVEL: 'warn',
  });
});
afterAll(async () => {
  await world.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});

interface Invited {
  person: { id: string };
  url: string;
  mail: 'sent' | 'failed' | null;
}
const invite = (more: object = {}, headers: Record<string, string> = {}, by = mailing) =>
  by.request(
    'POST',
    '/people',
    { email: `mail-${randomUUID()}@example.com`, name: 'Mei', isOwner: false, grants: [], ...more },
    headers,
  );

/** The decoded text, subject and headers of a mail. */
function read({ source }: Mail) {
  const [head = '', body = ''] = source.split(/\r\n\r\n([^]*)/);
  const isBase64 = /content-transfer-encoding: base64/i.test(head);
  const words = isBase64
    ? Buffer.from(body, 'base64').toString()
    : body
        .replaceAll(/=\r\n/g, '')
        .replaceAll(/(=[0-9A-F]{2})+/g, (one) => decodeURIComponent(one.replaceAll('=', '%')));
  return { head: head.replaceAll(/\r\n\s/g, ''), words };
}
const accept = (url: string) => acceptLink(Object.assign(new World(), { url: world.url }), url, 'several good words');

test('an invitation is mailed in the language of the inviter, and its link works', async () => {
  const email = `mail-${randomUUID()}@example.com`;
  const { url, mail, person } = await json<Invited>(invite({ email }, { 'accept-language': 'zh-CN' }));
  expect(mail).toBe('sent');
  const [found] = mails.filter(({ to }) => to.includes(email));
  if (!found) throw new Error('no mail arrived');
  expect([found.from, found.to]).toEqual(['isthmus@acme.example', [email]]);
  const { head, words } = read(found);
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(words).toContain(url);
  expect(words).toContain('邀请您使用注册节点控制台 Isthmus');
  expect((await accept(url)).status).toBe(200);

  // Now the person was here before.
  const renewed = await json<Invited>(mailing.request('POST', `/people/${person.id}/link`));
  expect(renewed.mail).toBe('sent');
  const last = mails.filter(({ to }) => to.includes(email)).at(-1);
  expect(last && read(last).words).toContain('made a new link for you. Open it to set a new password');
});

// asvs 16.2.5 16.5.2
test('a mail that the server refuses says so; the invitation stays and no log holds its link', async () => {
  const { url, mail } = await json<Invited>(invite({ email: unknown }));
  expect(mail).toBe('failed');
  expect(mailing.log).toContain('a link was not mailed');
  expect(mailing.log).not.toContain(tokenOf(url));
  expect((await accept(url)).status).toBe(200);
});

// asvs 1.3.11
test('no name and no address adds a header or a recipient', async () => {
  const before = mails.length;
  for (const more of [
    { email: 'mei@example.com\r\nBcc: eve@example.com' },
    { email: 'mei@example.com, eve@example.com' },
    { email: '"mei\r\nBcc: eve@example.com"@example.com' },
    { name: 'Mei\r\nBcc: eve@example.com' },
  ])
    expect([more, (await invite(more)).status]).toEqual([more, 400]);
  expect(mails.length).toBe(before);
  expect((await invite({ name: 'Bcc: eve@example.com, <eve@example.com>' })).status).toBe(201);
  const last = mails.at(-1);
  expect(last?.to.filter((one) => one.includes('eve'))).toEqual([]);
  expect(last && read(last).head).not.toContain('eve');
});

test('without a mail server nothing is sent, and the answer says so', async () => {
  expect((await json<Invited>(invite({}, {}, world))).mail).toBeNull();
});
