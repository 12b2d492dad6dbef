import { z } from 'zod';
import type { Answer } from '#sources/outgoing/outgoing';
import { TkeError } from './tke-error.ts';

const nonEmpty = z.string().min(1);
const Envelope = z.object({ Response: z.looseObject({ RequestId: nonEmpty }) });
/** https://cloud.tencent.com/document/api/457/31859. A code is a capitalized word with at most one dot. */
const Refusal = z.object({ Code: z.string().regex(/^[A-Z][A-Za-z]*(\.\w+)?$/), Message: z.string().catch('') });

/**
 * Fields that prove that an action was carried out, beside the RequestId. Documented replies to the other changing actions have only a
 * RequestId. Replies to reads are parsed where they are read.
 */
const proofs: Partial<Record<string, z.ZodType>> = {
  // https://cloud.tencent.com/document/api/457/129229
  CreateExternalNodePool: z.object({ NodePoolId: nonEmpty }),
  // https://cloud.tencent.com/document/api/457/101767. A Status proves that the beta gate is open.
  DescribeExternalNodeSupportConfig: z.object({ Status: nonEmpty }),
};

export interface Reply {
  RequestId: string;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const pathsOf = ({ issues }: z.ZodError) => issues.map(({ path }) => path.join('.') || 'JSON object').join(', ');

/** Returns the `Response` of an answer. Throws TkeError for a refusal and for anything that is not an answer to this action. */
export function readReply(action: string, { status, body }: Answer): Reply {
  const envelope = Envelope.safeParse(parseJson(body.toString()));
  if (!envelope.success) {
    const message = `HTTP ${status} with an answer that lacks ${pathsOf(envelope.error)}`;
    throw new TkeError(action, 'unreadable', null, message, null);
  }
  const { Response: reply } = envelope.data;
  const unreadable = (message: string) => new TkeError(action, 'unreadable', null, message, reply.RequestId);
  const refusal = reply['Error'] ?? null;
  if (refusal !== null) {
    const { data } = Refusal.safeParse(refusal);
    throw data
      ? new TkeError(action, 'refused', data.Code, data.Message, reply.RequestId)
      : unreadable('the answer is an error without a code');
  }
  if (status !== 200) throw unreadable(`HTTP ${status}`);
  const proof = proofs[action]?.safeParse(reply);
  if (proof && !proof.success) throw unreadable(`the answer lacks ${pathsOf(proof.error)}`);
  return reply;
}
