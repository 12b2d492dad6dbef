import type { Same } from '#shared/i18n/language.ts';
import type en from './timeline.en.ts';

export default {
  title: '最近 24 小时',
  allActivity: '全部操作记录',
  list: '最近 24 小时的事件，从早到晚',
  now: '现在',
  lane: { joined: '接入', lost: '失联', operations: '操作', running: '进行中', outside: 'Isthmus 之外' },
  joined_other: '接入 {{count}} 个节点',
  lost_other: '{{count}} 个节点失联或消失',
  outside: {
    node: {
      appeared_other: '在 Isthmus 之外新增 {{count}} 个节点',
      changed_other: '在 Isthmus 之外更改 {{count}} 个节点',
      vanished_other: '在 Isthmus 之外移除 {{count}} 个节点',
    },
    pool: {
      appeared_other: '在 Isthmus 之外新增 {{count}} 个节点池',
      changed_other: '在 Isthmus 之外更改 {{count}} 个节点池',
      vanished_other: '在 Isthmus 之外移除 {{count}} 个节点池',
    },
  },
  names: '{{names}} 等，另有 {{count}} 个',
  span: '{{from}} – {{to}}',
  about: '约 {{at}}',
  lasts: '{{from}} – 现在',
  gap: '无读数',
  unknown: '{{at}} 之前未读取',
  neverRead: '节点从未读取',
  took: '{{at}}，用时 {{lasted}}',
  more: '共 {{count}} 项',
  failed_other: '{{count}} 个失败',
  undecided: '{{count}} 个待处理',
  nothing: '没有节点接入或失联，也没有更改。',
  leftOut_other: '另有 {{count}} 条更早的记录未显示。',
} satisfies Same<typeof en>;
