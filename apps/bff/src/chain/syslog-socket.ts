import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SyslogServer } from '#config/syslog';

const limitMs = 20_000;

/**
 * Sends a text over a connection of its own. Resolves when the server has closed its side after the end of the text: syslog has no
 * acknowledgement, and this is the only sign that everything was read.
 */
export function sendOver({ host, port, isTls }: SyslogServer, text: string): Promise<void> {
  return new Promise((done, fail) => {
    const to = { host, port, allowHalfOpen: true };
    const socket = isTls ? connectTls({ ...to, ...(!isIP(host) && { servername: host }) }) : connectTcp(to);
    const timer = setTimeout(
      () => socket.destroy(new Error(`no end of the connection within ${limitMs / 1000} s`)),
      limitMs,
    );
    let isSent = false;
    let isEnded = false;
    socket.once('finish', () => void (isSent = true));
    socket.once('end', () => {
      isEnded = isSent;
      socket.destroy();
    });
    socket.once('error', fail);
    socket.once('close', () => {
      clearTimeout(timer);
      if (isEnded) done();
      else fail(new Error('the server closed the connection early'));
    });
    socket.resume();
    socket.end(text);
  });
}
