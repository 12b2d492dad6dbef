import type { Same } from '#shared/i18n/language.ts';
import type en from './not-found.en.ts';

export default {
  address: '此地址没有页面',
  object: {
    account: '未找到此云账号',
    cluster: '未找到此集群',
    pool: '未找到此注册节点池',
    template: '未找到此模板',
    operation: '未找到此操作',
  },
  addressNext: '请检查地址是否缺少字符，或从以下页面进入。',
  objectNext: '可能已删除、TKE 已不再列出，或您无权查看。您可查看的对象见列表。',
  requested: '访问内容',
  to: {
    home: '总览',
    clusters: '此账号的集群',
    pools: '此集群的节点池',
    templates: '模板',
    activity: '操作记录',
  },
} satisfies Same<typeof en>;
