import type { Same } from '#shared/i18n/language.ts';
import type en from './node-details.en.ts';

export default {
  drawer: {
    facts: '基本信息',
    gone: 'TKE 中没有此名称的节点',
    goneText: '节点可能已删除，或以其他名称接入。',
    seen: '首次列出',
    createdTime: 'TKE 返回的 CreatedTime',
    cordon: '新 Pod',
    cordonOn: '已封锁，不调度到此节点',
    cordonOff: '可调度到此节点',
    open: '打开节点页面',
  },
  act: { 'drain-external-node': '驱逐', 'delete-external-node': '删除' },
  facts: {
    kubelet: 'kubelet 版本',
    cpu: 'CPU',
    memory: '内存',
    never: '暂无数据',
    other: 'TKE 另一列表中的状态',
    otherHelp: '来自 DescribeClusterInstances（2022-05-01），该接口没有驱逐中和删除中状态。',
    unlisted: '仅 DescribeClusterInstances（2022-05-01）列出该主机。DescribeExternalNode 也列出后，才能驱逐或删除。',
    reason: 'TKE 返回的原因',
  },
  missing: {
    text: 'kubelet 版本、CPU、内存和接入中的主机未更新：DescribeClusterInstances（2022-05-01）调用失败。节点列表不受影响。',
  },
} satisfies Same<typeof en>;
