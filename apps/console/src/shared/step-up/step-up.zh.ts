export default {
  title: '请确认是您本人',
  lead_other: '此操作需要最近 {{count}} 分钟内的身份验证。验证后将自动继续。',
  way: { passkey: '通行密钥', password: '密码', totp: '6 位验证码' },
  passkeyHelp: '浏览器会要求验证指纹、面容或 PIN。',
  usePasskey: '使用通行密钥',
  codeHelp: '来自身份验证器应用，每个验证码只能使用一次。',
  atProvider: '在 {{name}} 重新登录',
  confirm: '验证',
  noWay: '您没有可用的验证方式。请在新标签页中重新登录，然后重试。',
};
