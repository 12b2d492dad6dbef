import type { Problem, ProblemCode } from '@isthmus/contracts/problem';

/** Exact code first, then the family before the dot, then 502: the family alone is not enough. */
const exact: Record<string, [status: number, code: ProblemCode]> = {
  'InternalError.DbRecordNotFound': [404, 'not-found'],
  'InternalError.ClusterState': [409, 'cluster-not-ready'],
  'InternalError.Param': [400, 'tke-refused'],
  'InternalError.ClusterNotFound': [404, 'not-found'],
  'InternalError.CvmNotFound': [404, 'not-found'],
  'InternalError.CamNoAuth': [403, 'permission-missing'],
  'InternalError.AccountUserNotAuthenticated': [403, 'permission-missing'],
  'InternalError.IllegalRole': [403, 'permission-missing'],
  'InternalError.QuotaMaxClsLimit': [409, 'quota-reached'],
  'InternalError.QuotaMaxNodLimit': [409, 'quota-reached'],
  'InvalidParameter.ClusterNotFound': [404, 'not-found'],
  'FailedOperation.CamNoAuth': [403, 'permission-missing'],
  'FailedOperation.CheckMFAError': [403, 'permission-missing'],
  'FailedOperation.MFATypeNotSupported': [403, 'permission-missing'],
  'FailedOperation.Param': [400, 'tke-refused'],
  'FailedOperation.KubernetesResourceExisted': [409, 'tke-refused'],
  'FailedOperation.OperationForbidden': [409, 'already-in-flight'],
  'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError': [400, 'runtime-not-offered'],
  'FailedOperation.RecordNotFound': [404, 'not-found'],
  'InvalidParameter.SubnetInvalidError': [400, 'subnet-refused'],
  'UnsupportedOperation.AlreadyEnabled': [409, 'already-enabled'],
  'UnsupportedOperation.NotInWhitelist': [403, 'not-in-beta'],
  'UnsupportedOperation.UnsupportedNetworkType': [409, 'network-type-unsupported'],
  'ResourceUnavailable.NodePoolStateNotNormal': [409, 'pool-not-ready'],
  'ResourceUnavailable.ClusterState': [409, 'cluster-not-ready'],
  'ResourceInUse.ExistRunningPod': [409, 'pods-still-running'],
  'LimitExceeded.QuotaMaxNodLimit': [409, 'quota-reached'],
  'AuthFailure.UnauthorizedOperation': [403, 'permission-missing'],
  'AuthFailure.SignatureExpire': [502, 'clock-skewed'],
  OperationDenied: [409, 'protected'],
};

const families: Record<string, [status: number, code: ProblemCode]> = {
  AuthFailure: [403, 'credential-refused'],
  UnauthorizedOperation: [403, 'permission-missing'],
  InvalidParameter: [400, 'tke-refused'],
  InvalidParameterValue: [400, 'tke-refused'],
  MissingParameter: [400, 'tke-refused'],
  UnknownParameter: [400, 'tke-refused'],
  ResourceNotFound: [404, 'not-found'],
  ResourceUnavailable: [409, 'cluster-not-ready'],
  ResourceInUse: [409, 'tke-refused'],
  LimitExceeded: [409, 'quota-reached'],
  OperationDenied: [409, 'protected'],
  UnsupportedOperation: [409, 'tke-refused'],
  UnsupportedRegion: [400, 'tke-refused'],
  // Nearly all of this family is trouble inside TKE; what is a refusal is named above.
  FailedOperation: [502, 'tke-failed'],
  RequestLimitExceeded: [503, 'tke-busy'],
  RequestSizeLimitExceeded: [400, 'tke-refused'],
  ResponseSizeLimitExceeded: [502, 'tke-failed'],
  ResourceInsufficient: [409, 'tke-refused'],
  InvalidFilter: [400, 'tke-refused'],
  InvalidRequest: [400, 'tke-refused'],
  DryRunOperation: [409, 'tke-refused'],
  IpInBlacklist: [403, 'permission-missing'],
  IpNotInWhitelist: [403, 'permission-missing'],
  InvalidAction: [502, 'tke-failed'],
  ActionOffline: [502, 'tke-failed'],
  NoSuchProduct: [502, 'tke-failed'],
  NoSuchVersion: [502, 'tke-failed'],
  UnsupportedProtocol: [502, 'tke-failed'],
  InternalError: [502, 'tke-failed'],
  ServiceUnavailable: [502, 'tke-failed'],
};

const titles: Partial<Record<ProblemCode, string>> = {
  'not-in-beta': 'TKE refused: this account is not in the external-node beta',
  'credential-refused': "TKE refused the account's credential",
  'permission-missing': 'The credential lacks a CAM permission',
  'tke-busy': 'TKE limits requests; this one has to wait',
  'tke-failed': 'TKE failed inside',
  'clock-skewed': 'The clock of Isthmus is wrong by more than five minutes',
  'tke-unreachable': 'TKE did not answer',
  'tke-unreadable': 'TKE answered with something unreadable',
};

/** Of the failures inside TKE, those that come before anything is done. */
const neverMade = ['InvalidAction', 'ActionOffline', 'NoSuchProduct', 'NoSuchVersion', 'UnsupportedProtocol'];

/** TKE said no (`code` set), or nothing usable came back (`code` null: whether it acted is unknown). */
export class TkeError extends Error {
  readonly action: string;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly kind: 'refused' | 'unreachable' | 'unreadable';
  /** False when TKE was not even asked. */
  readonly sent: boolean;

  constructor(
    action: string,
    kind: TkeError['kind'],
    code: string | null,
    message: string,
    requestId: string | null,
    sent = true,
  ) {
    super(message);
    this.sent = sent;
    this.action = action;
    this.kind = kind;
    this.code = code;
    this.requestId = requestId;
  }

  /** True when TKE may have acted all the same. */
  get lost() {
    if (!this.sent) return false;
    return this.code === null || (this.row()[1] === 'tke-failed' && !neverMade.includes(this.code));
  }

  get problem(): Problem {
    const [status, code] = this.row();
    const { action, requestId, message } = this;
    return {
      status,
      code,
      title: titles[code] ?? 'TKE refused the request',
      upstream: { action, code: this.code, message, requestId },
    };
  }

  private row(): [number, ProblemCode] {
    if (this.code === null) return [502, this.kind === 'unreadable' ? 'tke-unreadable' : 'tke-unreachable'];
    return chosenRow(this.code) ?? [502, 'tke-failed'];
  }
}

/** The status and code chosen for one of TKE's; undefined for a family that was never met. */
export const chosenRow = (code: string) => exact[code] ?? families[code.split('.')[0] ?? ''];

/** The SDK's exception class is not exported, so it is known by its shape; without `code` nothing usable came back. */
export function toTkeError(action: string, thrown: unknown): TkeError {
  const seen: { code?: unknown; message?: unknown; requestId?: unknown; httpCode?: unknown; name?: unknown } =
    typeof thrown === 'object' && thrown !== null ? thrown : {};
  const message = String(seen.message ?? thrown);
  if (typeof seen.code === 'string' && /^(?=.*[a-z])[A-Z][A-Za-z]+(\.\w+)?$/.test(seen.code))
    return new TkeError(action, 'refused', seen.code, message, seen.requestId ? String(seen.requestId) : null);
  const unreadable = seen.httpCode !== undefined || thrown instanceof TypeError || /invalid json/i.test(message);
  return new TkeError(action, unreadable ? 'unreadable' : 'unreachable', null, message, null);
}
