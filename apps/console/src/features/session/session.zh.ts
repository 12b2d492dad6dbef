import type { Same } from '#shared/i18n/language.ts';
import type en from './session.en.ts';

export default {
  what: '腾讯云容器服务 TKE 注册节点控制台',
  signIn: {
    title: '登录',
    goOn: '登录后将回到之前的页面。',
    email: '邮箱',
    password: '密码',
    submit: '登录',
    pending: '登录中',
  },
  invitation: {
    title: '设置密码',
    lead: '此链接仅可使用一次，用于设置密码并登录。',
    password: '新密码',
    help: '至少 12 个字符，多个词更容易记住。',
    show: '显示密码',
    submit: '设置密码并登录',
    pending: '设置中',
    dead: '此链接已使用或已过期',
    deadNext: '每个链接仅可在有效期内使用一次。如已设置过密码，请直接登录；否则请联系 Isthmus 的管理员重新发送链接。',
    toSignIn: '前往登录',
  },
} satisfies Same<typeof en>;
