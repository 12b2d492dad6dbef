import type { Same } from '#shared/i18n/language.ts';
import type en from './api-call.en.ts';

export default {
  what: '{{action}} 的 tccli 命令',
  whatMany: '{{count}} 个调用的 tccli 命令（按顺序）',
  help: 'Isthmus 将发送此调用。可用于编写脚本；请勿同时手动执行，否则会重复更改。',
  incomplete: '表单填写完整后显示 API 调用。',
  loading: '正在加载 API 调用…',
  customData: '‹自定义数据，{{bytes}} 字节，sha256 {{sha256}}…›',
  omitted: '未包含自定义数据，请在该处填入其 base64 编码。',
  page: 'TKE 文档：{{action}}',
} satisfies Same<typeof en>;
