import type { Same } from '#shared/i18n/language.ts';
import type en from './palette.en.ts';

export default {
  placeholder: '名称、IP 地址、ID、页面或操作',
  results_other: '{{count}} 个结果',
  none: '没有与“{{text}}”匹配的内容。可按名称或地址的一部分查找；操作记录需输入完整 ID。',
  failed: '未能搜索账号、集群、注册节点池和节点。{{reason}}。{{remedy}}',
  group: { go: '前往', run: '执行', recent: '最近访问' },
  kind: { label: '显示', all: '全部', nodes: '节点', acts: '操作' },
  what: {
    account: '账号',
    cluster: '集群',
    pool: '注册节点池',
    node: '节点',
    template: '模板',
    operation: '操作记录',
    page: '页面',
  },
  foot: { move: '移动', open: '打开', tab: '新标签页打开' },
  keys: {
    title: '键盘快捷键',
    then: '再按',
    search: '搜索或执行操作',
    list: '显示快捷键',
    clusters: '前往集群列表',
    nodes: '前往当前集群的节点，或全部集群的节点',
    templates: '前往模板',
    activity: '前往操作记录',
    filter: '定位到列表的筛选框',
    rows: '下一行、上一行',
    select: '选择该行',
    open: '打开该行',
    hosts: '接入主机',
    modify: '修改当前页面的对象',
  },
} satisfies Same<typeof en>;
