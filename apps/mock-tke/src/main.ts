import { buildServer } from './server.ts';

const { MOCK_TKE_PORT, MOCK_TKE_HOST, MOCK_TKE_FILE, MOCK_TKE_PUBLIC_URL } = process.env;
const port = Number(MOCK_TKE_PORT || 4790);
const host = MOCK_TKE_HOST || '127.0.0.1';

const fail = (error: unknown): never => {
  process.stderr.write(`mock-tke: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};
const app = await buildServer({
  ...(MOCK_TKE_FILE && { file: MOCK_TKE_FILE }),
  ...(MOCK_TKE_PUBLIC_URL && { publicUrl: MOCK_TKE_PUBLIC_URL.replace(/\/$/, '') }),
}).catch(fail);
await app.listen({ host, port }).catch(fail);
process.stdout.write(
  `mock-tke, not Tencent Cloud: http://${host}:${port} (arrange it at /_control; worlds ${MOCK_TKE_FILE ? `in ${MOCK_TKE_FILE}` : 'in memory'})\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
