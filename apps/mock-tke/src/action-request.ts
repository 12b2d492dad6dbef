import { type Language } from './action.ts';
import { TkeError } from './tke-error.ts';
import { fromForm, parametersIn } from './form.ts';
import { readJson } from './parameters.ts';
import type { Signed } from './wire.ts';

/** An action request, independent of the signature version. */
export interface ActionRequest {
  action: string;
  version: string;
  region: string;
  language: Language;
  /** The parameters of the action. Text parameters get the types of its schema. */
  params: (schema: unknown) => unknown;
}

/** Common parameters. Signature v1 sends them together with the action's own. */
const common = new Set([
  'Action',
  'Language',
  'Nonce',
  'Region',
  'RequestClient',
  'SecretId',
  'Signature',
  'SignatureMethod',
  'Timestamp',
  'Token',
  'Version',
]);

// https://cloud.tencent.com/document/product/1278/46710
const maxQueryBytes = 32 * 1024;
const maxFormBytes = 1024 * 1024;
const maxBodyBytes = 10 * maxFormBytes;

const toLanguage = (word: string | undefined): Language => (word === 'en-US' ? 'en-US' : 'zh-CN');

/** The language of an answer, also for an unreadable request. */
export const languageOf = (signed: Signed) =>
  toLanguage(signed.headers['x-tc-language'] ?? parametersIn(signed)?.get('Language'));

export function readActionRequest(signed: Signed): ActionRequest {
  const { headers, query, body } = signed;
  const form = parametersIn(signed);
  if (query.length > maxQueryBytes) throw tooLarge('A request by GET is larger than 32 KB.');
  if (body.length > maxBodyBytes) throw tooLarge('A request is larger than 10 MB.');
  if (headers['authorization'])
    return {
      action: headers['x-tc-action'] ?? '',
      version: headers['x-tc-version'] ?? '',
      region: headers['x-tc-region'] ?? '',
      language: languageOf(signed),
      params: (schema) => (signed.method === 'GET' ? fromForm(form ?? [], schema) : readJson(body.toString())),
    };
  if (body.length > maxFormBytes) throw tooLarge('A form is larger than 1 MB.');
  const ownParameters = [...(form ?? [])].filter(([name]) => !common.has(name));
  return {
    action: form?.get('Action') ?? '',
    version: form?.get('Version') ?? '',
    region: form?.get('Region') ?? '',
    language: languageOf(signed),
    params: (schema) => fromForm(ownParameters, schema),
  };
}

const tooLarge = (message: string) => new TkeError('RequestSizeLimitExceeded', message);
