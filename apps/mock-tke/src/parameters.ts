import type { z } from 'zod';
import { TkeError } from './tke-error.ts';
import { isTooDeep } from './depth.ts';

/** Returns the parameters that the action accepts. Refuses unknown, missing, mistyped and invalid ones with TKE's messages. */
export function readParameters<Request extends z.ZodType>(request: Request, params: unknown, service: string) {
  const parsed = request.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    const name = [...issue.path, issue.keys[0]].join('.');
    throw new TkeError('UnknownParameter', `The parameter \`${name}\` is not recognized.`);
  }
  if (issue?.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    throw new TkeError('MissingParameter', `The request is missing a required parameter \`${at}\`.`);
  if (issue?.code === 'invalid_type')
    throw new TkeError(
      'InvalidParameter',
      `The value type of parameter \`${at}\` is not valid: expected ${issue.expected}.`,
    );
  if (service === 'tke') throw new TkeError('InvalidParameter.Param', `PARAM_ERROR(invalid ${at})`);
  throw new TkeError('InvalidParameterValue', `The value of parameter \`${at}\` is not valid.`);
}

export function readJson(body: string): unknown {
  if (isTooDeep(body)) throw new TkeError('InvalidParameter', 'The request body is nested too deep.');
  try {
    return JSON.parse(body || '{}');
  } catch {
    throw new TkeError('InvalidParameter', 'The request body is not valid JSON.');
  }
}
