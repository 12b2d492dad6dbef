import type { Same } from '#shared/i18n/language.ts';
import type en from './cluster-status.en.ts';

/** As in TKE's documentation of ClusterStatus. */
export default {
  Trading: '开通中',
  Creating: '创建中',
  Deleting: '删除中',
  Idling: '闲置中',
  Recovering: '唤醒中',
  Scaling: '规模调整中',
  Upgrading: '升级中',
  WaittingForConnect: '等待注册',
  Isolated: '欠费隔离中',
  Pause: '升级已暂停',
  NodeUpgrading: '节点升级中',
  RuntimeUpgrading: '运行时升级中',
  MasterScaling: '控制面扩缩容中',
  ClusterLevelUpgrading: '调整规格中',
  ClusterLevelTrading: '变配交易中',
  ResourceIsolate: '隔离中',
  ResourceIsolated: '已隔离',
  ResourceReverse: '冲正中',
  ResourceReversal: '已冲正',
  ResourceDestroy: '销毁中',
  ResourceDestroyed: '已销毁',
  Abnormal: '异常',
} satisfies Same<typeof en>;
