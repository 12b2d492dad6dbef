import type { Same } from '#shared/i18n/language.ts';
import type en from './tray.en.ts';

export default {
  news: '已结束的操作',
  dismiss: '关闭：{{what}}',
  running: '执行中',
  waits: '等待您处理',
  ended: '24 小时内已结束',
  none: '没有进行中的操作，近 24 小时内也没有已结束的操作。',
  failed: '未能读取进行中的操作。',
  usual: '已用 {{lasted}}，通常 {{usual}}',
  hosts_other: '{{total}} 台中 {{running}} 台运行中，{{count}} 台异常或尚未注册',
  groupFailed_other: '{{total}} 个中 {{count}} 个失败',
} satisfies Same<typeof en>;
