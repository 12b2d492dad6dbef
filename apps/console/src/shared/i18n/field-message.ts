import i18next from 'i18next';
import { currentLanguage } from './language.ts';

let told: Record<string, string> = {};
if (currentLanguage() === 'zh-CN') void load();
i18next.on('languageChanged', (language) => void (language === 'zh-CN' && load()));

async function load() {
  told = (await import('./fields.zh.ts')).fieldMessages;
}

/** A field's message in the person's language; contracts write them in English, and a sentence without a translation stays so. */
export const fieldMessage = (message: string) => (i18next.language === 'zh-CN' ? (told[message] ?? message) : message);
