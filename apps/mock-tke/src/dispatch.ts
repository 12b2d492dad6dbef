import type { Account } from './account.ts';
import { spaceOf, versionOf, type Call } from './action.ts';
import { TkeError } from './tke-error.ts';
import { actions } from './actions/index.ts';
import type { ActionRequest } from './action-request.ts';
import { missingParameter } from './claim.ts';
import { readParameters } from './parameters.ts';
import { regions } from './regions.ts';
import { faultIn } from './spec/fault-in.ts';
import { throttle } from './throttle.ts';

const knownVersions = new Set(actions.map(versionOf));

/** Finds the action by version and name. */
export const findAction = ({ action, version }: Pick<ActionRequest, 'action' | 'version'>) =>
  actions.find((one) => one.name === action && versionOf(one) === version);

/** Makes the checks that every action needs, then runs the action. */
export function dispatch(received: ActionRequest, params: unknown, account: Account, call: Call): object {
  const { action, version } = received;
  if (!action) throw missingParameter('Action');
  if (!version) throw missingParameter('Version');
  if (!knownVersions.has(version))
    throw new TkeError('NoSuchVersion', `The request version=\`${version}\` does not exist.`);
  const found = findAction(received);
  if (!found)
    throw new TkeError(
      'InvalidAction',
      `The request action=\`${action}\` is invalid or doesn't match the api version \`${version}\`.`,
    );
  throttle(account, `${spaceOf(found)} ${action}`);
  if (!call.region && !found.anyRegion) throw missingParameter('Region');
  if (call.region && !Object.hasOwn(regions, call.region))
    throw new TkeError('UnsupportedRegion', `The action doesn't support the region \`${call.region}\`.`);
  if (account.options.deniedRegions.includes(call.region))
    throw new TkeError(
      account.options.deniedCode,
      `you are not authorized to perform operation (${found.service}:${action})`,
    );
  const request = readParameters(found.request, params, found.service);
  if (found.changes) account.keepForStaleReads();
  const reply = found.reply(request, found.changes ? account : account.asRead(), call);
  if (!found.changes) account.advance(account.options.secondsPerRead[action] ?? 0);
  refuseOwnFault(spaceOf(found), action, reply);
  return Object(reply);
}

/** Throws when the mock's own answer differs from Tencent's specification. The caller must not take it for TKE's answer. */
function refuseOwnFault(space: string, action: string, reply: unknown) {
  const wrong = faultIn(space, `${action}Response`, reply);
  if (!wrong) return;
  process.stderr.write(`mock-tke is at fault: its answer to ${action} differs from TKE's specification: ${wrong}\n`);
  throw new TkeError('InternalError', `mock-tke is at fault: ${wrong}`);
}
