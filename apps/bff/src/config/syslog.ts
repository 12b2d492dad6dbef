import type { Parse } from './setting.ts';

export interface SyslogServer {
  /** Names the server's position in the database. */
  name: string;
  host: string;
  port: number;
  isTls: boolean;
}

/** RFC 5425 for TLS, RFC 6587 for TCP. */
const portOf = { 'tls:': 6514, 'tcp:': 514 };
const isScheme = (scheme: string | undefined): scheme is keyof typeof portOf => scheme === 'tls:' || scheme === 'tcp:';

export const syslogServer: Parse<SyslogServer> = (value, fault) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isWhole = url?.hostname && /^\/?$/.test(url.pathname) && !url.search && !url.hash && !url.username;
  const scheme = url?.protocol;
  if (!isWhole || !isScheme(scheme)) {
    fault('must be an address as in tls://syslog.example.com:6514 or tcp://10.0.0.7:514');
    return { name: '', host: '', port: 0, isTls: false };
  }
  const port = Number(url.port) || portOf[scheme];
  return {
    name: `${url.hostname}:${port}`,
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port,
    isTls: scheme === 'tls:',
  };
};
