import type { Same } from '#shared/i18n/language.ts';
import type en from './external-node-support.en.ts';

export default {
  clusterId: '集群 ID',
  title: '在 {{name}} 开启注册节点',
  form: '开启注册节点',
  backToCluster: '返回 {{name}}',
  enabled: {
    title: '{{name}} 已开启注册节点',
    text: '无需其他操作。TKE 不支持关闭此功能。',
    pools: '查看节点池',
  },
  enabling: {
    title: '{{name}} 正在开启注册节点',
    text: '通常需 3–5 分钟。TKE 报告的步骤显示在集群页面。',
  },
  undocumented: {
    title: 'Isthmus 无法在该集群开启注册节点',
    cilium:
      'Cilium-Overlay 集群通常默认开启注册节点，但该集群未开启，且 TKE 文档未说明如何请求。请在腾讯云控制台开启。',
    unread: 'TKE 未返回该集群的网络插件，无法确定请求的网络类型。',
  },
  lastTry: {
    title: '上次开启失败',
    none: 'TKE 未给出原因。',
    next: '重试会先检查 TKE 的当前状态；如已在开启中，不会重复发送。',
  },
  network: {
    title: '网络',
    type: '网络类型',
    derived: '由集群的网络插件（{{plugin}}）决定，不可选择',
  },
  subnet: {
    title: '代理弹性网卡子网',
    lead: 'TKE 在 {{vpc}} 的一个子网中创建代理弹性网卡，注册节点经由它访问 API Server。请选择 IDC 可路由到达的子网。',
    label: '子网',
    choose: '选择',
    name: '子网',
    zone: '可用区',
    cidr: 'CIDR',
    free: '空闲 IP',
    few: '较少',
    tooFew: '不足：需要 {{count}} 个',
    reading: '正在加载子网',
    none: '该 VPC 没有子网',
    noneText: '请在腾讯云控制台的 {{vpc}} 中创建子网，然后更新此列表。',
    again: '立即更新',
    fewWarning: '该子网的空闲 IP 少于 5 个。代理弹性网卡至少占用 1 个，建议选择更大的子网。',
    failedBefore: '上次使用该子网开启失败，建议更换子网。',
  },
  unknown: {
    title: '未知的条件',
    lead: '可以尝试，由 TKE 判定。',
    acknowledge: '我了解 TKE 可能拒绝此请求',
  },
  confirm: {
    title: '此操作不可撤销',
    text: 'TKE 不支持关闭注册节点功能。',
  },
  ask: '申请为 {{name}}（{{id}}）开启注册节点',
  submit: '在 {{name}}（{{id}}）开启注册节点',
  foot: 'TKE 通常需 3–5 分钟，显示“已开启”后即完成。',
  field: { subnetId: '子网', acknowledged: '未知的条件', confirmedName: '集群名称' },
} satisfies Same<typeof en>;
