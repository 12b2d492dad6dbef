import type { Same } from './language.ts';
import type en from './out-of-reach.en.ts';

export default {
  notSent: {
    'name-not-found': '无法解析 {{at}} 的域名。',
    'connection-refused': '{{at}} 拒绝连接。',
    'no-connection': '连接 {{at}} 超时。',
    'tls-refused': '无法与 {{at}} 建立安全连接：证书或握手被拒绝。',
    'proxy-sign-in': '代理 {{at}} 拒绝了用户名和密码。',
    'proxy-refused': '代理 {{at}} 拒绝连接。',
  },
  reach: {
    title: 'Isthmus 无法连接腾讯云',
    since: '已持续 {{lasted}}',
    text: '页面显示上次更新的数据，变更不会发送。网络恢复后自动继续更新。',
  },
} satisfies Same<typeof en>;
