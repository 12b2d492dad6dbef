import { spaceOf, versionOf, type Action } from '../action.ts';
import { actions } from '../actions/index.ts';
import { openCluster, verdict } from '../test-cluster.ts';
import type { startServer } from '../test-server.ts';
import { documentedErrors, type ActionKey } from './documented.ts';
import { acceptedBy, documentedOf, noteForms, noteReported, type Form } from './fields.ts';
import { walks } from './walks.ts';
import { witnesses, type Setting } from './witnesses.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

export const keys = Object.keys(documentedErrors) as ActionKey[];

export const keyOf = (one: Pick<Action, 'service' | 'version' | 'name'>) => `${spaceOf(one)} ${one.name}`;

export function actionOf(key: ActionKey) {
  const found = actions.find((one) => keyOf(one) === key);
  if (!found) throw new Error(`${key} is not mocked`);
  return found;
}

/** Opens the world of an action's witness, changed by `setting`. `send` sends the witness's request through the official SDK. */
export async function arrange(server: Server, key: ActionKey, setting: Setting = {}) {
  const { scenario, request } = witnesses[key];
  const { name } = actionOf(key);
  const version = versionOf(actionOf(key));
  const opened = await openCluster(server, setting.scenario ?? scenario, setting.options);
  if (setting.cluster) await opened.cluster(setting.cluster);
  if (setting.pool) await opened.change('pools/np-rack0007', setting.pool);
  if (setting.node) await opened.change('nodes/node-10.4.7.11', setting.node);
  const client = server.raw(opened.account, version, setting.region);
  /** Replaces `@uin` by the account's uin. */
  const withUin = (parameters: object) => JSON.parse(JSON.stringify(parameters).replace('@uin', opened.account.uin));
  const params = withUin({ ...request, ...setting.request });
  const call = { action: name, version, region: setting.region ?? 'ap-guangzhou', params };
  return { ...opened, call, send: (more: object = {}) => client.request(name, { ...params, ...more }) };
}

const isWithin = (path: string, others: string[]) => others.some((other) => path.startsWith(`${other}.`));
/** Removes fields that are inside another field of the list. */
const outermost = (paths: string[]) => paths.filter((path) => !isWithin(path, paths));

/** Compares what an action accepted, returned and refused with what is documented. */
async function coverageOf(server: Server, key: ActionKey, forms: Map<string, Set<Form>>) {
  const documented = documentedOf(key);
  const accepted = acceptedBy(actionOf(key).request);

  const reported = new Map<string, boolean>();
  const { also = [], refusals } = witnesses[key];
  for (const setting of [{}, ...also]) {
    const reply = await (await arrange(server, key, setting)).send();
    noteReported(reported, reply);
    noteForms(forms, spaceOf(actionOf(key)), `${actionOf(key).name}Response`, reply);
  }

  const answered: string[] = [];
  for (const refusal of refusals) answered.push(String(await verdict((await arrange(server, key, refusal)).send())));

  const isListed = (code: string) => documentedErrors[key].includes(code);
  const empty = documented.response.filter((path) => reported.get(path) === false);
  const leftOut = documented.response.filter((path) => !reported.has(path) && !isWithin(path, empty));
  return {
    key,
    file: `actions/${spaceOf(actionOf(key)).replace(' ', '-')}/${actionOf(key)
      .name.replace(/\B[A-Z]/g, '-$&')
      .toLowerCase()}.ts`,
    request: {
      documented: documented.request,
      accepted,
      refused: outermost(documented.request.filter((path) => !accepted.includes(path))),
    },
    response: {
      documented: documented.response,
      reported: [...reported.keys()],
      empty: outermost(empty),
      leftOut: outermost(leftOut),
    },
    errors: {
      expected: refusals.map(({ code }) => code),
      answered,
      listed: [...new Set(answered.filter(isListed))],
      unlisted: answered.filter((code) => !isListed(code)),
      byOrder: documentedErrors[key].filter((code) => !answered.includes(code)),
    },
  };
}

/** Collects the coverage of all actions and the words of all walks, from real requests. */
export async function collectResults(server: Server) {
  const coverages = [];
  const forms = new Map<string, Set<Form>>();
  for (const key of keys) coverages.push(await coverageOf(server, key, forms));
  const walked = [];
  for (const walk of walks)
    walked.push({ ...walk, words: await walk.walk(await openCluster(server, walk.scenario, walk.options)) });
  return { coverages, walked, forms };
}
