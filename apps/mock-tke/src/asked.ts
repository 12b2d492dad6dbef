import { TkeError, type Language } from './action.ts';
import { fromForm, parametersIn } from './form.ts';
import { readJson } from './parameters.ts';
import type { Signed } from './wire.ts';

/** What a request asks, whichever way it says it. */
export interface Asked {
  action: string;
  version: string;
  region: string;
  language: Language;
  /** The parameters of the action itself; where they come as text, typed as its schema has them. */
  params: (schema: unknown) => unknown;
}

/** Common parameters, which v1 sends beside the action's own. */
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
const mostInQuery = 32 * 1024;
const mostInForm = 1024 * 1024;
const mostInBody = 10 * mostInForm;

const toLanguage = (word: string | undefined): Language => (word === 'en-US' ? 'en-US' : 'zh-CN');

/** The language of an answer, also of a request that cannot be read. */
export const languageOf = (signed: Signed) =>
  toLanguage(signed.headers['x-tc-language'] ?? parametersIn(signed)?.get('Language'));

export function readAsked(signed: Signed): Asked {
  const { headers, query, body } = signed;
  const form = parametersIn(signed);
  if (query.length > mostInQuery) throw tooLarge('A request by GET is larger than 32 KB.');
  if (body.length > mostInBody) throw tooLarge('A request is larger than 10 MB.');
  if (headers['authorization'])
    return {
      action: headers['x-tc-action'] ?? '',
      version: headers['x-tc-version'] ?? '',
      region: headers['x-tc-region'] ?? '',
      language: languageOf(signed),
      params: (schema) => (signed.method === 'GET' ? fromForm(form ?? [], schema) : readJson(body.toString())),
    };
  if (body.length > mostInForm) throw tooLarge('A form is larger than 1 MB.');
  const own = [...(form ?? [])].filter(([name]) => !common.has(name));
  return {
    action: form?.get('Action') ?? '',
    version: form?.get('Version') ?? '',
    region: form?.get('Region') ?? '',
    language: languageOf(signed),
    params: (schema) => fromForm(own, schema),
  };
}

const tooLarge = (message: string) => new TkeError('RequestSizeLimitExceeded', message);
