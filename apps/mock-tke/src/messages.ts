import type { Language } from './action.ts';
import type { TkeError } from './tke-error.ts';

/** The meanings of codes, from TKE's Go SDK. */
const meanings: Record<string, string> = {
  'AuthFailure.InvalidAuthorization': '请求头部的 Authorization 不符合腾讯云标准。',
  'AuthFailure.SecretIdNotFound': '密钥不存在。',
  'AuthFailure.SignatureExpire': '签名过期。',
  'AuthFailure.SignatureFailure': '签名错误。',
  'AuthFailure.TokenFailure': 'token 错误。',
  'AuthFailure.UnauthorizedOperation': '请求未授权。',
  InternalError: '内部错误。',
  'InternalError.DbRecordNotFound': '记录未找到。',
  InvalidAction: '接口不存在。',
  InvalidParameter: '参数错误。',
  'InvalidParameter.Coexist': '参数不支持同时指定。',
  'InvalidParameter.FilterInvalidKey': '指定过滤条件不存在。',
  'InvalidParameter.Param': '参数错误。',
  'InvalidParameter.SubnetInvalidError': '子网不合法。',
  InvalidParameterValue: '参数取值错误。',
  'LimitExceeded.QuotaMaxNodLimit': '超过配额限制。',
  MissingParameter: '缺少参数错误。',
  NoSuchVersion: '接口版本不存在。',
  RequestLimitExceeded: '请求的次数超过了频率限制。',
  RequestSizeLimitExceeded: '请求包超过限制大小。',
  'ResourceInUse.ExistRunningPod': '存在运行中的Pod。',
  ResourceNotFound: '资源不存在。',
  'ResourceNotFound.ClusterNotFound': '集群不存在。',
  'ResourceUnavailable.ClusterState': '集群状态不支持该操作。',
  'ResourceUnavailable.NodePoolStateNotNormal': '节点池状态不正常。',
  UnknownParameter: '未知参数错误。',
  'UnsupportedOperation.AlreadyEnabled': '已开启第三方节点功能。',
  'UnsupportedOperation.NotInWhitelist': '非白名单用户。',
  'UnsupportedOperation.UnsupportedNetworkType': '网络类型不支持。',
  UnsupportedProtocol: 'http(s) 请求协议错误。',
  UnsupportedRegion: '接口不支持所传地域。',
};

/** The codes that the inspector offers for an ordered failure. */
export const codes = Object.keys(meanings);

/** English when requested. Otherwise Chinese, then the English detail, like TKE's messages. */
export const messageIn = (language: Language, { code, message }: TkeError) =>
  language === 'en-US' ? message : `${meanings[code] ?? ''}${message}`;
