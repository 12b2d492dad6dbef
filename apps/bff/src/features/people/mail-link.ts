import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createMailer } from '#sources/smtp/mailer';

interface Link {
  /** An invitation, or a new link for somebody who was here before. */
  kind: 'invited' | 'renewed';
  person: { email: string; name: string };
  url: string;
  expiresAt: Date;
}

type Facts = { to: string; by: string; url: string; until: string };
type Words = Record<Link['kind'], { subject: string; text: (facts: Facts) => string[] }>;

/** The languages of the console. The inviter's own is used, because nothing is known about the new person. */
const words: Record<'en' | 'zh', Words> = {
  en: {
    invited: {
      subject: 'You are invited to Isthmus',
      text: ({ to, by, url, until }) => [
        `Hello ${to},`,
        `${by} invites you to Isthmus, the console for external nodes. Open this link to choose how you sign in:`,
        url,
        `The link works once, until ${until}. Do not forward it. If you do not expect this mail, ignore it.`,
      ],
    },
    renewed: {
      subject: 'Your new link for Isthmus',
      text: ({ to, by, url, until }) => [
        `Hello ${to},`,
        `${by} made a new link for you. Open it to set a new password for Isthmus:`,
        url,
        `The link works once, until ${until}. Do not forward it. If you do not expect this mail, ask ${by}.`,
      ],
    },
  },
  zh: {
    invited: {
      subject: '邀请您使用 Isthmus',
      text: ({ to, by, url, until }) => [
        `${to}，您好：`,
        `${by} 邀请您使用注册节点控制台 Isthmus。请打开以下链接，选择登录方式：`,
        url,
        `链接仅可使用一次，有效期至 ${until}。请勿转发。如与您无关，请忽略此邮件。`,
      ],
    },
    renewed: {
      subject: '您的 Isthmus 新链接',
      text: ({ to, by, url, until }) => [
        `${to}，您好：`,
        `${by} 为您生成了新链接。请打开以下链接，设置新的 Isthmus 密码：`,
        url,
        `链接仅可使用一次，有效期至 ${until}。请勿转发。如有疑问，请联系 ${by}。`,
      ],
    },
  },
};

/** With the zone, because the person's is unknown. */
const utc = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * Returns a function that mails a one-time link. It returns `sent`, `failed`, or null without a mail server. Call it after the commit: a mail
 * cannot be taken back, and its failure loses no invitation.
 */
export function linkMail(app: FastifyInstance) {
  const send = createMailer(app.config);
  return async (request: FastifyRequest, { kind, person, url, expiresAt }: Link): Promise<'sent' | 'failed' | null> => {
    if (!send) return null;
    const language = request.headers['accept-language']?.startsWith('zh') ? 'zh' : 'en';
    const { subject, text } = words[language][kind];
    const facts = { to: person.name, by: request.actor?.name ?? '', url, until: utc(expiresAt) };
    try {
      await send({ to: person.email, subject, text: `${text(facts).join('\n\n')}\n` });
      return 'sent';
    } catch (error) {
      // The error has the server's words, and never the mail.
      request.log.warn({ err: error }, 'a link was not mailed');
      return 'failed';
    }
  };
}
