import type { Same } from '#shared/i18n/language.ts';
import type en from './node-details.en.ts';

export default {
  drawer: {
    facts: '基本信息',
    history: '历史',
    commands: 'kubectl 命令',
    gone: '当前没有此名称的节点',
    goneText: '节点可能已删除，或以其他名称接入。',
    seen: 'Isthmus 首次读取',
    createdTime: 'TKE 的 CreatedTime',
    cordon: '新 Pod',
    cordonOn: '已封锁：不会调度到此节点',
    cordonOff: '可以调度到此节点',
    act: { 'drain-external-node': '驱逐', 'delete-external-node': '删除' },
    describe: 'Kubernetes 记录的全部信息',
    pods: '节点上的 Pod',
    uncordon: '取消封锁',
  },
  change: {
    none: '未发现变化。历史从首次读取该集群开始。',
    appeared: '出现，状态为 {{status}}',
    vanished: '不再列出，最后状态为 {{status}}',
    byUs: '通过 Isthmus',
    byJoin: '主机由 Isthmus 的命令添加',
    fromOutside: '非通过 Isthmus',
    from: '{{field}}：{{before}} → {{after}}',
    nothing: '空',
    field: {
      status: '状态',
      reason: '原因',
      unschedulable: '封锁',
      ip: 'IP',
      location: '注册节点地域',
      nodePoolId: '节点池',
      createdTime: 'CreatedTime',
      name: '名称',
    },
  },
  facts: {
    kubelet: 'kubelet 版本',
    cpu: 'CPU',
    memory: '内存',
    read: '更新于',
    never: '尚未读取',
    other: 'TKE 另一列表中的状态',
    otherHelp: '2022-05-01 版 DescribeClusterInstances 的结果不同。该接口没有驱逐中和删除中状态。',
    unlisted:
      'DescribeExternalNode 尚未列出该主机，此行来自 2022-05-01 版 DescribeClusterInstances。两个接口都列出后才能操作。',
    reason: 'TKE 给出的原因',
  },
  pool: {
    title: '节点池设置（并非读取自节点）',
    lead: 'TKE 不返回单个节点的标签、污点和运行时组件。',
  },
  missing: {
    text: '未能读取 kubelet 版本、CPU、内存和接入中的主机：这些信息来自 2022-05-01 版 DescribeClusterInstances。节点列表不受影响。',
    old: '当前显示的值更新于',
  },
} satisfies Same<typeof en>;
