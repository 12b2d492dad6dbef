import { remember, remembered } from '#shared/remembered.ts';

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** Returns the person's choice, else the browser's preference. */
export const currentLanguage = (): Language =>
  remembered('language', navigator.language).startsWith('zh') ? 'zh-CN' : 'en';

export const rememberLanguage = (language: Language) => remember('language', language);
