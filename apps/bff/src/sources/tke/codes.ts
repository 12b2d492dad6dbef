import type { ProblemCode } from '@isthmus/contracts/problem';

/** The meaning of a TKE code: our answer, whether TKE did nothing (`refused`) or may have acted (`unknown`), and the source. */
export interface CodeRow {
  status: number;
  code: ProblemCode;
  fate: 'refused' | 'unknown';
  source: string;
}

const tke = 'tencentcloud-sdk-go v1.3.166, tke/v20180525/errors.go';
const sts = 'tencentcloud-sdk-go v1.3.166, sts/v20180813/errors.go';
const common = 'https://www.tencentcloud.com/document/api/1227/61822';
const undocumented = 'observed, not documented for the action';

const refused = (status: number, code: ProblemCode, source: string): CodeRow => ({
  status,
  code,
  fate: 'refused',
  source,
});
const unknown = (source: string): CodeRow => ({ status: 502, code: 'tke-failed', fate: 'unknown', source });

/** Codes that differ from their family. Every other code of FailedOperation and InternalError has an unknown effect. */
export const exact: Record<string, CodeRow> = {
  'AuthFailure.SignatureExpire': refused(502, 'clock-skewed', common),
  // Only temporary keys have a token.
  'AuthFailure.TokenFailure': refused(403, 'key-ended', common),
  'AuthFailure.UnauthorizedOperation': refused(403, 'permission-missing', common),
  'FailedOperation.CamNoAuth': refused(403, 'permission-missing', tke),
  'FailedOperation.CheckMFAError': refused(403, 'permission-missing', sts),
  'FailedOperation.MFATypeNotSupported': refused(403, 'permission-missing', sts),
  'FailedOperation.OperationForbidden': refused(409, 'already-in-flight', undocumented),
  'FailedOperation.Param': refused(400, 'tke-refused', tke),
  'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError': refused(400, 'runtime-not-offered', undocumented),
  'FailedOperation.RecordNotFound': refused(404, 'not-found', undocumented),
  'InternalError.AccountUserNotAuthenticated': refused(403, 'permission-missing', tke),
  'InternalError.CamNoAuth': refused(403, 'permission-missing', tke),
  'InternalError.ClusterNotFound': refused(404, 'not-found', tke),
  'InternalError.ClusterState': refused(409, 'cluster-not-ready', tke),
  'InternalError.CvmNotFound': refused(404, 'not-found', tke),
  'InternalError.DbRecordNotFound': refused(404, 'not-found', tke),
  'InternalError.IllegalRole': refused(403, 'permission-missing', sts),
  'InternalError.Param': refused(400, 'tke-refused', tke),
  'InternalError.QuotaMaxClsLimit': refused(409, 'quota-reached', tke),
  'InternalError.QuotaMaxNodLimit': refused(409, 'quota-reached', tke),
  'InvalidParameter.ClusterNotFound': refused(404, 'not-found', tke),
  'InvalidParameter.SubnetInvalidError': refused(400, 'subnet-refused', tke),
  'LimitExceeded.QuotaMaxNodLimit': refused(409, 'quota-reached', tke),
  'ResourceInUse.ExistRunningPod': refused(409, 'pods-still-running', tke),
  'ResourceUnavailable.ClusterState': refused(409, 'cluster-not-ready', tke),
  'ResourceUnavailable.NodePoolStateNotNormal': refused(409, 'pool-not-ready', tke),
  'UnsupportedOperation.AlreadyEnabled': refused(409, 'already-enabled', tke),
  'UnsupportedOperation.NotInWhitelist': refused(403, 'not-in-beta', tke),
  'UnsupportedOperation.UnsupportedNetworkType': refused(409, 'network-type-unsupported', tke),
};

/** The rows of code families. A family is the part before the dot. */
export const families: Record<string, CodeRow> = {
  // The international site offers one of the ten external-node actions: https://www.tencentcloud.com/document/api/457/65999
  ActionOffline: refused(502, 'action-not-offered', common),
  InvalidAction: refused(502, 'action-not-offered', common),
  NoSuchProduct: refused(502, 'action-not-offered', common),
  NoSuchVersion: refused(502, 'action-not-offered', common),
  UnsupportedProtocol: refused(502, 'tke-failed', common),
  AuthFailure: refused(403, 'credential-refused', common),
  DryRunOperation: refused(409, 'tke-refused', common),
  FailedOperation: unknown(common),
  InternalError: unknown(common),
  InvalidFilter: refused(400, 'tke-refused', 'tencentcloud-sdk-go v1.3.166, cvm/v20170312/errors.go'),
  InvalidParameter: refused(400, 'tke-refused', common),
  InvalidParameterValue: refused(400, 'tke-refused', common),
  InvalidRequest: refused(400, 'tke-refused', common),
  IpInBlacklist: refused(403, 'permission-missing', common),
  IpNotInWhitelist: refused(403, 'permission-missing', common),
  LimitExceeded: refused(409, 'quota-reached', common),
  MissingParameter: refused(400, 'tke-refused', common),
  OperationDenied: refused(409, 'protected', tke),
  RequestLimitExceeded: refused(503, 'tke-busy', common),
  RequestSizeLimitExceeded: refused(400, 'tke-refused', common),
  ResourceInUse: refused(409, 'tke-refused', common),
  ResourceInsufficient: refused(409, 'tke-refused', common),
  ResourceNotFound: refused(404, 'not-found', common),
  ResourceUnavailable: refused(409, 'cluster-not-ready', common),
  ResponseSizeLimitExceeded: unknown(common),
  ServiceUnavailable: unknown(common),
  UnauthorizedOperation: refused(403, 'permission-missing', common),
  UnknownParameter: refused(400, 'tke-refused', common),
  UnsupportedOperation: refused(409, 'tke-refused', common),
  UnsupportedRegion: refused(400, 'tke-refused', common),
};

const unlisted = unknown('a family that no document names');

/** Returns the row of the exact code, else of its family. */
export const rowOf = (code: string): CodeRow => exact[code] ?? families[code.split('.')[0] ?? ''] ?? unlisted;
