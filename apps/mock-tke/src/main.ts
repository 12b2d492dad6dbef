import { buildServer } from './server.ts';

const port = Number(process.env['MOCK_TKE_PORT'] ?? 4790);
const host = process.env['MOCK_TKE_HOST'] ?? '127.0.0.1';

const app = await buildServer();
await app.listen({ host, port });
process.stdout.write(`mock-tke, not Tencent Cloud: http://${host}:${port} (arrange it at /_control)\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
