import { z } from 'zod';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { questionSignal, parseReply } from './answer.ts';

const action = 'DescribeExternalNodeScript';
const nonEmpty = z.string().min(1);
const Reply = z.object({ Link: nonEmpty, Token: nonEmpty, Command: nonEmpty, RequestId: z.string().nullish() });

const linkMs = 3_600_000;

/** Quotes a text as one word for a POSIX shell. */
export const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Reads `q-sign-time=<from>;<until>` in seconds, escaped or not. Without it, the link is assumed to last an hour from now. */
export function timesOf(link: string, now: Date): { signedAt: Date; expiresAt: Date } {
  const [, from, until] = /[?&]q-sign-time=(\d{9,11})(?:;|%3[Bb])(\d{9,11})(?=&|#|$)/.exec(link) ?? [];
  const signedMs = from ? Number(from) * 1000 : Math.floor(now.getTime() / 1000) * 1000;
  const expiresMs = until ? Number(until) * 1000 : now.getTime() + linkMs;
  return { signedAt: new Date(signedMs), expiresAt: new Date(expiresMs) };
}

interface Where {
  region: string;
  clusterId: string;
  nodePoolId: string;
  nodeName?: string | null;
  interface?: string | null;
  download: string;
  language: 'en-US' | 'zh-CN';
}

/**
 * https://cloud.tencent.com/document/api/457/129224. A join credential: returned once, never stored, never logged.
 * Always sends `Internal`: TKE's default is the public download, but Isthmus's default is the private one.
 */
export async function readScript(tke: TkeClient, caller: Caller, where: Where) {
  const { clusterId: ClusterId, nodePoolId: NodePoolId, nodeName, interface: nic, download } = where;
  const request = {
    ClusterId,
    NodePoolId,
    Internal: download === 'private',
    ...(nodeName && { Name: nodeName }),
    ...(nic && { Interface: nic }),
  };
  const reply = await tke.call(caller, action, request, { ...where, signal: questionSignal() });
  const { Link: link, Token: token, Command, RequestId } = parseReply(action, Reply, reply);
  const script = `add2tkectl-${ClusterId}-${NodePoolId}`;
  const options = [quoted(`x-cos-token:${token}`), quoted(link), '-o', script].join(' ');
  return {
    script,
    wget: Command,
    // Without --fail, curl would save an error page of the object store as the script.
    curl: `curl --fail -H ${options} && chmod +x ${script}`,
    ...timesOf(link, new Date()),
    requestId: RequestId ?? null,
  };
}

/** TKE checks the node quota when the script is requested. */
export const isQuotaRefusal = (thrown: unknown): thrown is TkeError =>
  thrown instanceof TkeError && thrown.code === 'LimitExceeded.QuotaMaxNodLimit';
