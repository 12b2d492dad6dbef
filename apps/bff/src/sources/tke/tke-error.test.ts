import { expect, test } from 'vitest';
import { rowOf } from './codes.ts';
import { toTkeError, TkeError } from './tke-error.ts';

/**
 * Every code that TKE, VPC, CVM and STS document for the actions called here (errors.go of Tencent's SDK 1.3.166), the common codes, and
 * undocumented codes that were seen; grouped by the chosen answer.
 */
const documented: Record<string, string> = {
  '400 runtime-not-offered': `
    FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError`,
  '400 subnet-refused': `
    InvalidParameter.SubnetInvalidError`,
  '400 tke-refused': `
    FailedOperation.Param InternalError.Param InvalidFilter InvalidParameter InvalidParameter.AccessKeyNotSupport
    InvalidParameter.AccountNotAvaliable InvalidParameter.Coexist InvalidParameter.ExtendStrategyOverSize
    InvalidParameter.FilterInvalidKey InvalidParameter.FilterNotDict InvalidParameter.FilterValuesNotList
    InvalidParameter.GrantOtherResource InvalidParameter.OverLimit InvalidParameter.OverTimeError
    InvalidParameter.Param InvalidParameter.ParamError InvalidParameter.PolicyTooLong
    InvalidParameter.ResouceError InvalidParameter.RouteTableNotEmpty InvalidParameter.StrategyFormatError
    InvalidParameter.StrategyInvalid InvalidParameter.TempCodeNotAvaliable InvalidParameterValue
    InvalidParameterValue.Empty InvalidParameterValue.LimitExceeded InvalidParameterValue.Malformed
    InvalidParameterValue.NotUtf8EncodingError InvalidParameterValue.Range InvalidParameterValue.ZoneNotSupported
    InvalidRequest MissingParameter RequestSizeLimitExceeded UnknownParameter UnsupportedRegion`,
  '403 credential-refused': `
    AuthFailure.AccessKeyIllegal AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId
    AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureFailure`,
  '403 key-ended': 'AuthFailure.TokenFailure',
  '403 not-in-beta': `
    UnsupportedOperation.NotInWhitelist`,
  '403 permission-missing': `
    AuthFailure.UnauthorizedOperation FailedOperation.CamNoAuth FailedOperation.CheckMFAError
    FailedOperation.MFATypeNotSupported InternalError.AccountUserNotAuthenticated InternalError.CamNoAuth
    InternalError.IllegalRole IpInBlacklist IpNotInWhitelist UnauthorizedOperation UnauthorizedOperation.CamNoAuth
    UnauthorizedOperation.NoRBACPermissions`,
  '404 not-found': `
    FailedOperation.RecordNotFound InternalError.ClusterNotFound InternalError.CvmNotFound
    InternalError.DbRecordNotFound InvalidParameter.ClusterNotFound ResourceNotFound
    ResourceNotFound.ClusterNotFound ResourceNotFound.KubeResourceNotFound
    ResourceNotFound.KubernetesResourceNotFound ResourceNotFound.RoleNotFound`,
  '409 already-enabled': `
    UnsupportedOperation.AlreadyEnabled`,
  '409 already-in-flight': `
    FailedOperation.OperationForbidden`,
  '409 cluster-not-ready': `
    InternalError.ClusterState ResourceUnavailable ResourceUnavailable.ClusterInAbnormalStat
    ResourceUnavailable.ClusterState`,
  '409 network-type-unsupported': `
    UnsupportedOperation.UnsupportedNetworkType`,
  '409 pods-still-running': `
    ResourceInUse.ExistRunningPod`,
  '409 pool-not-ready': `
    ResourceUnavailable.NodePoolStateNotNormal`,
  '409 protected': `
    OperationDenied`,
  '409 quota-reached': `
    InternalError.QuotaMaxClsLimit InternalError.QuotaMaxNodLimit LimitExceeded LimitExceeded.QuotaMaxNodLimit`,
  '409 tke-refused': `
    DryRunOperation ResourceInUse ResourceInUse.TKEAPIServerGetError
    ResourceInsufficient UnsupportedOperation UnsupportedOperation.AppIdMismatch`,
  '502 clock-skewed': `
    AuthFailure.SignatureExpire`,
  '502 action-not-offered': `
    ActionOffline InvalidAction NoSuchProduct NoSuchVersion`,
  '502 tke-failed': `
    FailedOperation FailedOperation.ComponentClientHttp FailedOperation.ComponentClientUnpack
    FailedOperation.ComponentClinetHttp FailedOperation.Db FailedOperation.EnableVPCCNIFailed
    FailedOperation.KubeClientConnection FailedOperation.KubeCommon FailedOperation.KubernetesClientBuildError
    FailedOperation.KubernetesCreateOperationError FailedOperation.KubernetesGetOperationError
    FailedOperation.KubernetesInternal FailedOperation.KubernetesListOperationError
    FailedOperation.KubernetesResourceExisted
    FailedOperation.NodePoolQueryFailed FailedOperation.PolicyServerCommonError FailedOperation.UnexpectedError
    InternalError InternalError.ComponentClientHttp InternalError.ComponentClinetHttp InternalError.CvmCommon
    InternalError.Db InternalError.DbAffectivedRows InternalError.DbError InternalError.EncryptError
    InternalError.GetAppIdError InternalError.GetRoleError InternalError.GetSeedTokenError
    InternalError.InitMasterFailed InternalError.KubeClientConnection InternalError.KubeCommon
    InternalError.KubernetesClientBuildError InternalError.KubernetesCreateOperationError
    InternalError.KubernetesDeleteOperationError InternalError.KubernetesGetOperationError
    InternalError.KubernetesInternal InternalError.KubernetesListOperationError InternalError.ModuleError
    InternalError.PbSerializeError InternalError.SystemError InternalError.UnexceptedInternal
    InternalError.UnexpectedInternal InternalError.UnknownError InternalError.VpcCommon
    InternalError.WhitelistUnexpectedError ResponseSizeLimitExceeded
    ServiceUnavailable UnsupportedProtocol`,
  '503 tke-busy': `
    RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded
    RequestLimitExceeded.UinLimitExceeded`,
};

test('every documented code has a chosen row', () => {
  for (const [row, codes] of Object.entries(documented))
    for (const code of codes.trim().split(/\s+/))
      expect([code, `${rowOf(code).status} ${rowOf(code).code}`]).toEqual([code, row]);
});

const answered = (code: string) => new TkeError('CreateExternalNodePool', 'refused', code, 'why', 'id-1');

test('a code of an unknown family is a failure of TKE with unknown effect', () => {
  expect(answered('SomethingNew.Entirely')).toMatchObject({
    fate: 'unknown',
    problem: { status: 502, code: 'tke-failed', upstream: { requestId: 'id-1', message: 'why' } },
  });
});

test('only listed codes of FailedOperation and InternalError are refusals', () => {
  const codes = ['InternalError', 'InternalError.New', 'FailedOperation.Db', 'InternalError.Param', 'NoSuchVersion'];
  expect(codes.map((code) => answered(code).fate)).toEqual(['unknown', 'unknown', 'unknown', 'refused', 'refused']);
});

test('only rate-limited requests are sent again unchanged', () => {
  const codes = ['RequestLimitExceeded', 'RequestLimitExceeded.UinLimitExceeded', 'LimitExceeded', 'InternalError'];
  expect(codes.map((code) => answered(code).retryable)).toEqual([true, true, false, false]);
});

test('the problem of an action that a site does not offer names this reason', () => {
  expect(answered('InvalidAction').problem).toMatchObject({
    code: 'action-not-offered',
    title: 'This site of Tencent Cloud does not offer the action',
  });
});

test('an unsent call is never called "did not answer"', () => {
  for (const kind of ['not-sent', 'paused'] as const) {
    const error = new TkeError('DescribeClusters', kind, null, 'why', null);
    expect(error.fate).toBe('not-sent');
    expect([error.problem.code, error.problem.title].join(' ')).not.toMatch(/unreachable|did not answer/);
  }
});

test('no refusal of a credential looks like a missing session', () => {
  const statuses = Object.keys(documented).map((row) => row.split(' ')[0]);
  expect(statuses).not.toContain('401');
});

test('an unexpected error while an answer is read makes the answer unreadable', () => {
  expect(toTkeError('X', new TypeError('reading Response'))).toMatchObject({ kind: 'unreadable', fate: 'unknown' });
});
