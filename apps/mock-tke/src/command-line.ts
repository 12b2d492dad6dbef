import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Scenario } from './control.ts';

export const help = `mock-tke speaks the protocol of Tencent Kubernetes Engine for external nodes. It is not Tencent Cloud.

  --port PORT          the port, 0 for any free port           (MOCK_TKE_PORT, 4790)
  --host ADDRESS       the address to listen on                (MOCK_TKE_HOST, 127.0.0.1: /_control is open to every caller)
  --scenario NAME      opens an account on this scenario with the same key at each start, and prints the key:
                       ${Scenario.options.slice(0, 5).join(', ')},
                       ${Scenario.options.slice(5).join(', ')}
  --state FILE         the file that keeps the worlds          (MOCK_TKE_FILE, otherwise in memory)
  --public-url URL     this server's address for hosts         (MOCK_TKE_PUBLIC_URL, otherwise the address of the call)
  --tls                serves https with a certificate made at each start
  --tls-ca FILE        writes that certificate to a file for clients; otherwise it is printed
  --help               prints this

Arrange it at /_control, or open that page in a browser.
`;

const Port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port < 65_536);
const Url = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));

/** An invalid command line. The message is a sentence for the user. */
export class CommandLineError extends Error {}

const refuse = (sentence: string): never => {
  throw new CommandLineError(sentence);
};

/** Reads a flag, else its environment variable. An empty variable counts as absent. */
function read<T>(schema: z.ZodType<T>, what: string, flag: string, given?: string, variable?: string) {
  const text = given ?? (variable || undefined);
  if (text === undefined) return undefined;
  const { success, data } = schema.safeParse(text);
  return success ? data : refuse(`${flag} must be ${what}, not ${JSON.stringify(text)}`);
}

const options = {
  help: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  scenario: { type: 'string' },
  state: { type: 'string' },
  'public-url': { type: 'string' },
  tls: { type: 'boolean' },
  'tls-ca': { type: 'string' },
} as const;

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Node's own message up to its first full stop: "Unknown option '--prot'".
    return refuse(String(Object(error).message).split('. ')[0] ?? '');
  }
}

/** Returns the settings from the command line and the environment; 'help' for --help. */
export function readCommandLine(args: string[], env: Record<string, string | undefined>) {
  const flags = parsed(args);
  if (flags.help) return 'help';
  const Text = z.string().min(1);
  if (flags['tls-ca'] !== undefined && !flags.tls) refuse('--tls-ca needs --tls');
  return {
    port: read(Port, 'a port, 0 to 65535', '--port (MOCK_TKE_PORT)', flags.port, env['MOCK_TKE_PORT']) ?? 4790,
    host: read(Text, 'an address', '--host (MOCK_TKE_HOST)', flags.host, env['MOCK_TKE_HOST']) ?? '127.0.0.1',
    scenario: read(Scenario, `one of ${Scenario.options.join(', ')}`, '--scenario', flags.scenario),
    file: read(Text, 'a file', '--state (MOCK_TKE_FILE)', flags.state, env['MOCK_TKE_FILE']),
    publicUrl: read(
      Url,
      'an http or https URL',
      '--public-url (MOCK_TKE_PUBLIC_URL)',
      flags['public-url'],
      env['MOCK_TKE_PUBLIC_URL'],
    ),
    tls: flags.tls ?? false,
    caFile: read(Text, 'a file', '--tls-ca', flags['tls-ca']),
  };
}
