import type { Same } from '#shared/i18n/language.ts';
import type en from './operations.en.ts';

export default {
  inFlight: '当前操作',
  requestedBy: '由 {{name}} 发起',
  usual: '通常需 {{usual}}',
  usualEnable: '3–5 分钟',
  title: {
    'enable-external-node-support': '在 {{name}} 开启注册节点',
    'create-external-node-pool': '创建注册节点池 {{name}}',
    'modify-external-node-pool': '修改注册节点池 {{name}}',
    'delete-external-node-pool': '删除注册节点池 {{name}}',
    'drain-external-node': '驱逐 {{name}}',
    'delete-external-node': '删除 {{name}}',
  },
  kind: {
    'enable-external-node-support': '开启注册节点',
    'create-external-node-pool': '创建节点池',
    'modify-external-node-pool': '修改节点池',
    'delete-external-node-pool': '删除节点池',
    'drain-external-node': '驱逐节点',
    'delete-external-node': '删除节点',
  },
  state: {
    held: '未开始',
    queued: '排队中',
    running: '正在请求 TKE',
    waiting: '确认中',
    late: '超时',
    succeeded: '已完成',
    failed: '失败',
    conflict: '已停止：对象已变化',
    'needs-attention': '需要处理',
    resolved: '已人工处理',
    cancelled: '已取消',
  },
  group: {
    inFlight: '进行中的批量操作',
    title: {
      drain_other: '驱逐 {{count}} 个节点',
      delete_other: '删除 {{count}} 个节点',
      'drain-and-delete_other': '驱逐并删除 {{count}} 个节点',
    },
    state: { running: '进行中', paused: '已暂停', stopped: '已停止', finished: '已结束' },
    inClusters_other: '{{count}} 个集群',
    done: '已完成 {{done}}/{{total}}',
    failed: '{{count}} 个失败',
    attention: '{{count}} 个待处理',
    paused: {
      person: '已手动暂停',
      failed: '因失败自动暂停',
      late: '因超时自动暂停',
      'observe-only': '因账号仅观察而暂停',
      'sign-in': '登录未确认，已自动暂停',
    },
  },
} satisfies Same<typeof en>;
