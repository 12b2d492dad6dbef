import type { Same } from '#shared/i18n/language.ts';
import type en from './saved-views.en.ts';

export default {
  label: '已保存的视图',
  all: '全部',
  save: '保存视图',
  name: '视图名称',
  overwrite: '保存对 {{name}} 的更改',
  changed: '已更改',
  more: '视图 {{name}} 的操作',
  rename: '重命名视图',
  delete: '删除视图',
  deleted: '已删除视图 {{name}}。',
  undo: '撤销',
} satisfies Same<typeof en>;
