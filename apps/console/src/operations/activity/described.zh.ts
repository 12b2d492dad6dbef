import type { Same } from '#shared/i18n/language.ts';
import type en from './described.en.ts';

export default {
  notOurs: 'Isthmus 之外',
  nobody: '已移除的用户',
  act: {
    'reveal-join-command': '查看了接入命令',
    'reveal-pool-script': '查看了节点池脚本',
    'reveal-template-custom-data': '查看了模板的自定义数据',
  },
  change: {
    pool: { appeared: '新增节点池 {{name}}', changed: '节点池 {{name}} 有更改', vanished: '节点池 {{name}} 已移除' },
    node: { appeared: '新增节点 {{name}}', changed: '节点 {{name}} 有更改', vanished: '节点 {{name}} 已移除' },
  },
  ticket: {
    what: '内容：{{what}}',
    where: '集群：{{clusterId}}（{{region}}）',
    when: '时间：{{at}}（UTC）',
    who: '执行者：{{who}}',
    state: '状态：{{state}}',
    outcome: '结果：{{outcome}}',
    requests: 'TKE 请求 ID：{{ids}}',
    changed: '更改：{{changed}}',
  },
} satisfies Same<typeof en>;
