import { remember, remembered } from '#shared/remembered.ts';

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** Returns the person's choice, else the browser's preference. */
export const currentLanguage = (): Language =>
  remembered('language', navigator.language).startsWith('zh') ? 'zh-CN' : 'en';

/** Keeps the choice. The cookie tells the BFF which texts to send with the first page. */
export function rememberLanguage(language: Language) {
  remember('language', language);
  const [prefix, secure] = location.protocol === 'https:' ? ['__Host-', '; secure'] : ['', ''];
  document.cookie = `${prefix}isthmus-language=${language}; path=/; max-age=31536000; samesite=lax${secure}`;
}

/** The same keys in another language. Plural forms that the language lacks are optional. */
export type Same<T> = {
  [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string ? string : Same<T[Key]>;
};
