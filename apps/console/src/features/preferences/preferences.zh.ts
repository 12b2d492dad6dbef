import type { Same } from '#shared/i18n/language.ts';
import type en from './preferences.en.ts';

export default {
  lead: '这些设置仅对您生效，在任何浏览器登录后均适用。',
  display: '显示',
  timeZone: '时区',
  browserZone: '跟随浏览器：{{zone}}',
  now: '当前时间：{{time}}。',
  density: {
    title: '列表行高',
    comfortable: '宽松',
    compact: '紧凑',
    help: '紧凑模式下，可多显示约四分之一的行。',
  },
  signIn: {
    title: '登录方式',
    lead: '用于登录的身份提供方账号。',
    none: '暂无账号。',
    gone: '该身份提供方已移除',
    used: '上次使用',
    connect: '绑定 {{name}}',
  },
  saved: '已保存',
  saving: '保存中',
  notSaved: '新值已在此浏览器生效，打开下一个页面时将重新保存。',
  draft: {
    restored: '已恢复之前填写的内容。',
    leftOut: '浏览器中不保存：{{fields}}，请重新填写。',
    discard: '放弃草稿',
  },
  view: {
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
  },
} satisfies Same<typeof en>;
