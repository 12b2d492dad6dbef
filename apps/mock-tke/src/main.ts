import { writeFileSync } from 'node:fs';
import { selfSigned } from './certificate.ts';
import { CommandLineError, help, readCommandLine } from './command-line.ts';
import { buildServer } from './server.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const refusedExit = 2;

/** Prints one sentence, never a stack trace. Ends with code 2 for an invalid command line, with 1 for later failures. */
const fail = (error: unknown): never => {
  process.stderr.write(`mock-tke: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof CommandLineError ? refusedExit : 1);
};

async function main() {
  const settings = readCommandLine(process.argv.slice(2), process.env);
  if (settings === 'help') return say(help);
  const { host, file, publicUrl, scenario, caFile } = settings;
  const tls = settings.tls ? selfSigned(host) : undefined;
  const app = await buildServer({ ...(file && { file }), ...(publicUrl && { publicUrl }), ...(tls && { tls }) });
  if (tls && caFile) writeFileSync(caFile, tls.cert);
  // For port 0, prints the port that the system chose.
  const { port } = new URL(await app.listen({ host, port: settings.port }));
  const protocol = tls ? 'https' : 'http';
  const storage = file ? `in ${file}` : 'in memory';
  say(`mock-tke, not Tencent Cloud: ${protocol}://${host}:${port} (arrange it at /_control; worlds ${storage})`);
  if (tls) say(caFile ? `its certificate is in ${caFile}` : `its certificate, for its clients:\n${tls.cert}`);
  if (scenario) {
    const credential = { secretId: `MOCK-${scenario}`, secretKey: `the-key-of-MOCK-${scenario}` };
    const payload = { scenario, credential };
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/_control/accounts', payload });
    if (statusCode !== 200) throw new Error(body);
    say(`an account on ${scenario}: ${credential.secretId} ${credential.secretKey}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
}

await main().catch(fail);
