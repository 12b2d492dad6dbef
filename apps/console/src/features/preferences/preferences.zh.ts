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
  saved: '已保存',
  saving: '保存中',
  notSaved: '新值已在此浏览器生效，打开下一个页面时将重新保存。',
} satisfies Same<typeof en>;
