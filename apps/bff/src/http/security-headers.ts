import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';
import type { Config } from '#config';

/** The hashes of the scripts inside the console's page. The browser runs these and no other inline script. */
function inlineScripts({ consoleDir }: Pick<Config, 'consoleDir'>) {
  const page = join(consoleDir ?? '', 'index.html');
  const html = consoleDir && existsSync(page) ? readFileSync(page, 'utf8') : '';
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)];
  return scripts.map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
}

const directivesOf = (config: Pick<Config, 'consoleDir'>) => ({
  'default-src': ["'self'"],
  'script-src': ["'self'", ...inlineScripts(config)],
  // Also for style elements and attributes. The console sets styles through the DOM, which no policy limits (decision 0044).
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  // No text of TKE can become a script, also through a mistake in the console. Firefox and Safari ignore names that they do not know.
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
});
/** Browser features that no page of Isthmus uses. Lists only names that every browser supports, because browsers log others as errors. */
const features = [
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
];
const permissionsPolicy = features.map((feature) => `${feature}=()`).join(', ');
const referrer = 'no-referrer';
const maxAge = 31_536_000;

const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>) => publicUrl.startsWith('https:');

/** The same headers for the few answers that bypass Fastify's hooks. A test compares them with the plugin's. */
export const securityHeaders = (config: Pick<Config, 'publicUrl' | 'consoleDir'>): Record<string, string> => ({
  'content-security-policy': Object.entries(directivesOf(config))
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join(';'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': permissionsPolicy,
  'referrer-policy': referrer,
  ...(isSecure(config) && { 'strict-transport-security': `max-age=${maxAge}; includeSubDomains` }),
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});

/** Sets security headers on Node's own response, so event streams carry them too. */
export default fp(
  async (app) => {
    await app.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: directivesOf(app.config) },
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: referrer },
      strictTransportSecurity: isSecure(app.config) && { maxAge },
    });
    app.addHook(
      'onRequest',
      async (_request, reply) => void reply.raw.setHeader('permissions-policy', permissionsPolicy),
    );
  },
  { name: 'security-headers', dependencies: ['database'] },
);
