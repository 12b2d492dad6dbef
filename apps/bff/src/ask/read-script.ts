import { z } from 'zod';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { patience, useful } from './answer.ts';

const action = 'DescribeExternalNodeScript';
const filled = z.string().min(1);
const Told = z.object({ Link: filled, Token: filled, Command: filled, RequestId: z.string().nullish() });

const linkMs = 3_600_000;

/** A word of a POSIX shell that stands for exactly this text. */
export const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** From `q-sign-time=<from>;<until>` in seconds, escaped or not; without it the link is taken to begin now and to last an hour. */
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
 * https://cloud.tencent.com/document/api/457/129224. A join credential: for one answer, never for the database or the log.
 * `Internal` is always said: TKE's own default is the public download, external nodes have the private one.
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
  const told = await tke.call(caller, action, request, { ...where, signal: patience() });
  const { Link: link, Token: token, Command, RequestId } = useful(action, Told, told);
  const script = `add2tkectl-${ClusterId}-${NodePoolId}`;
  const from = [quoted(`x-cos-token:${token}`), quoted(link), '-o', script].join(' ');
  return {
    script,
    wget: Command,
    // Without --fail a refusal of the object store would be saved as the script.
    curl: `curl --fail -H ${from} && chmod +x ${script}`,
    ...timesOf(link, new Date()),
    requestId: RequestId ?? null,
  };
}

/** TKE enforces the quota of nodes when the script is asked for. */
export const isQuotaRefusal = (thrown: unknown): thrown is TkeError =>
  thrown instanceof TkeError && thrown.code === 'LimitExceeded.QuotaMaxNodLimit';
