import { expect, test } from 'vitest';
import { chosenRow, toTkeError, TkeError } from './tke-error.ts';

/**
 * Every code that TKE, VPC, CVM and STS document for the actions called here (errors.go of Tencent's SDK 1.3.166), the codes common to
 * all, and those that were seen without being documented, by the answer chosen for it.
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
    AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureFailure AuthFailure.TokenFailure`,
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
    DryRunOperation FailedOperation.KubernetesResourceExisted ResourceInUse ResourceInUse.TKEAPIServerGetError
    ResourceInsufficient UnsupportedOperation UnsupportedOperation.AppIdMismatch`,
  '502 clock-skewed': `
    AuthFailure.SignatureExpire`,
  '502 tke-failed': `
    ActionOffline FailedOperation FailedOperation.ComponentClientHttp FailedOperation.ComponentClientUnpack
    FailedOperation.ComponentClinetHttp FailedOperation.Db FailedOperation.EnableVPCCNIFailed
    FailedOperation.KubeClientConnection FailedOperation.KubeCommon FailedOperation.KubernetesClientBuildError
    FailedOperation.KubernetesCreateOperationError FailedOperation.KubernetesGetOperationError
    FailedOperation.KubernetesInternal FailedOperation.KubernetesListOperationError
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
    InternalError.WhitelistUnexpectedError InvalidAction NoSuchProduct NoSuchVersion ResponseSizeLimitExceeded
    ServiceUnavailable UnsupportedProtocol`,
  '503 tke-busy': `
    RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded
    RequestLimitExceeded.UinLimitExceeded`,
};

test('every documented code has a row that was chosen for it', () => {
  for (const [row, codes] of Object.entries(documented))
    for (const code of codes.trim().split(/\s+/)) expect([code, chosenRow(code)?.join(' ')]).toEqual([code, row]);
});

test('a code of a family never met is a failure of TKE, never of the person', () => {
  expect(chosenRow('SomethingNew.Entirely')).toBeUndefined();
  const error = new TkeError('DescribeClusters', 'refused', 'SomethingNew.Entirely', 'why', 'id-1');
  expect(error.problem).toMatchObject({
    status: 502,
    code: 'tke-failed',
    upstream: { requestId: 'id-1', message: 'why' },
  });
});

test('what failed inside TKE may have been done all the same, and so may what nobody knows; a refusal was not', () => {
  const isLost = (code: string) => new TkeError('CreateExternalNodePool', 'refused', code, 'why', 'id-1').lost;
  const codes = [
    'InternalError',
    'FailedOperation.Db',
    'SomethingNew.Entirely',
    'NoSuchVersion',
    'InternalError.Param',
  ];
  expect(codes.map(isLost)).toEqual([true, true, true, false, false]);
});

test('no refusal of a credential looks like a missing session', () => {
  const statuses = Object.keys(documented).map((row) => row.split(' ')[0]);
  expect(statuses).not.toContain('401');
});

test('what the SDK throws is known by its shape: an answer, something unreadable, or nothing at all', () => {
  const refused = Object.assign(new Error('no'), { code: 'ResourceNotFound', requestId: 'id-2' });
  expect(toTkeError('X', refused)).toMatchObject({ kind: 'refused', code: 'ResourceNotFound', lost: false });
  expect(toTkeError('X', Object.assign(new Error('Bad Gateway'), { httpCode: 502 }))).toMatchObject({
    kind: 'unreadable',
    lost: true,
  });
  expect(toTkeError('X', new TypeError('reading Response'))).toMatchObject({ kind: 'unreadable', lost: true });
  expect(toTkeError('X', new Error('network timeout at: http://x'))).toMatchObject({ kind: 'unreachable', lost: true });
  expect(toTkeError('X', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toMatchObject({
    kind: 'unreachable',
  });
});
