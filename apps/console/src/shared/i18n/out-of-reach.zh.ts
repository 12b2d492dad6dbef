import type { Same } from './language.ts';
import type en from './out-of-reach.en.ts';

export default {
  notSent: {
    'name-not-found': '无法解析 {{at}} 的域名。',
    'connection-refused': '{{at}} 拒绝连接。',
    'no-connection': '未能及时连接 {{at}}。',
    'tls-refused': '无法与 {{at}} 建立安全连接：证书或握手被拒绝。',
    'proxy-sign-in': '代理 {{at}} 拒绝了用户名和密码。',
    'proxy-refused': '代理 {{at}} 拒绝连接。',
  },
  reach: {
    title: 'Isthmus 无法连接腾讯云',
    since: '开始于',
    text: '所有请求均无法发出。页面显示上次读取的内容，变更不会发送。出网恢复后会自动继续。',
  },
} satisfies Same<typeof en>;
