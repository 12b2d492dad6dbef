import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import fp from 'fastify-plugin';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { collector } from './collect.ts';
import { measureProcess } from './process-metrics.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest();
const isAuthorized = ({ authorization = '' }: IncomingHttpHeaders, token: string | undefined) =>
  token === undefined || timingSafeEqual(hashOf(authorization), hashOf(`Bearer ${token}`));

/**
 * Serves /metrics for Prometheus: on its own port, or on the main port for a request with the token. Never open without either.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export default fp(
  async (app) => {
    const { port, host, token } = app.config.metrics;
    if (port === undefined && token === undefined) return;
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    measureProcess(app, [registry]);
    const collect = collector(app.db, [registry]);
    const expose = async () => {
      await collect();
      return registry.metrics();
    };

    if (port === undefined) {
      app.get('/metrics', { schema: { hide: true } }, async ({ headers }, reply) => {
        if (!isAuthorized(headers, token)) return reply.status(401).header('www-authenticate', 'Bearer').send();
        return reply
          .type(registry.contentType)
          .header('cache-control', 'no-store')
          .send(await expose());
      });
      return;
    }
    const server = createServer((request, response) => {
      const [status, read] =
        request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics'
          ? [404]
          : isAuthorized(request.headers, token)
            ? [200, expose]
            : [401];
      const answer = (code: number, text = '') =>
        response.writeHead(code, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
      if (!read) answer(status);
      else
        read().then(
          (text) => answer(status, text),
          (error: unknown) => {
            app.log.error({ err: error }, 'the metrics could not be written');
            answer(500);
          },
        );
    });
    // Runs before the console is served, so a taken port stops the start.
    app.addHook('onReady', async () => {
      await new Promise<void>((done, failed) => {
        server.once('error', failed).listen({ port, host }, done);
      }).catch((error: Error) => {
        throw new Error(`/metrics cannot be served at ISTHMUS_METRICS_PORT: ${error.message}`);
      });
    });
    app.addHook('onClose', async () => {
      server.closeAllConnections();
      server.close();
    });
  },
  { name: 'metrics', dependencies: ['database'] },
);
