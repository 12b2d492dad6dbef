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
  proven: {
    title: '验证成功',
    lead: '可关闭此标签页，原标签页将继续。',
    refused: '验证未通过',
    retry: '未做任何变更。请关闭此标签页，在原标签页中重试。',
  },
  code: {
    title: '输入验证码',
    lead: '密码正确，此账户还需要验证码。',
    label: '6 位验证码',
    help: '来自身份验证器应用。如已丢失，请联系 Isthmus 所有者获取链接。',
    startOver: '重新登录',
  },
  passkey: '使用通行密钥登录',
  ways: {
    continue: '使用 {{name}} 登录',
    lastUsed: '上次使用',
    password: { everybody: '邮箱和密码', emergency: '使用密码应急登录' },
  },
  refusal: {
    account: '账号名',
    'not-invited': {
      title: '您已通过 {{provider}} 验证，但尚未受邀使用 Isthmus',
      next: '请将此账号名发给 Isthmus 的所有者，并索取邀请链接：',
    },
    'identity-taken': {
      title: '{{provider}} 的此账号已属于其他人',
      next: '请在 {{provider}} 更换账号登录，或联系 Isthmus 的所有者：',
    },
    'person-disabled': { title: '您的访问已被停用', next: '请联系 Isthmus 的所有者重新启用：' },
    'link-used': { title: '此链接已使用或已过期', next: '请联系 Isthmus 的所有者获取新链接。' },
    'sign-in-expired': { title: '登录超时，或在其他浏览器中发起', next: '未作任何更改，请重新登录。' },
    'provider-unreachable': {
      title: '{{provider}} 无响应',
      next: '请稍后重试。如仍失败，请联系 {{provider}} 的管理团队。',
    },
    'provider-cancelled': { title: '登录已取消', next: '未作任何更改，可重新登录。' },
    'provider-refused': { title: '{{provider}} 登录失败', next: '请重试。如仍失败，请联系 Isthmus 的所有者查看日志。' },
  },
  end: {
    soon: '即将退出登录，剩余',
    soonIdle: '已有一段时间没有操作。',
    soonAge: '登录已达最长时限，继续操作也无法延长。请在新标签页中重新登录，本页面会保留。',
    stay: '保持登录',
    idle: '长时间没有操作，已退出登录',
    age: '登录已达最长时限，已退出登录',
    kept: '本页面停留在 {{time}}，不再更新。请在新标签页中登录后回到此处继续，已填写的内容会保留。',
    signIn: '登录',
  },
  wall: {
    title: '在此屏幕上展示 Isthmus',
    lead: '此链接无需登录即可查看页面，不能做任何变更。如您已在此登录，将会退出。',
    open: '开始展示',
    dead: '此链接已过期或已撤销',
    deadNext: '请检查链接是否完整，或联系账号管理员获取新链接。',
    endedNext: '请联系账号管理员获取新链接。',
  },
  invitation: {
    title: '设置密码',
    lead: '此链接仅可使用一次，用于设置密码并登录。',
    chooseTitle: '您已受邀使用 Isthmus',
    chooseLead: '此链接仅可使用一次，请选择登录方式。',
    choosePassword: { everybody: '设置密码', emergency: '设置应急所有者的密码' },
    password: '新密码',
    help: '至少 12 个字符，多个词更容易记住。',
    show: '显示密码',
    submit: '设置密码并登录',
    pending: '设置中',
    dead: '此链接已使用或已过期',
    deadNext:
      '每个链接仅可在有效期内使用一次。如已设置过密码，请直接登录；否则请检查链接是否完整，或联系 Isthmus 所有者获取新链接。',
    toSignIn: '前往登录',
  },
} satisfies Same<typeof en>;
