export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

const key = 'isthmus.language';

/** What the person chose, else what the browser asks for. */
export function currentLanguage(): Language {
  const chosen = localStorage.getItem(key) ?? navigator.language;
  return chosen.startsWith('zh') ? 'zh-CN' : 'en';
}

export const rememberLanguage = (language: Language) => localStorage.setItem(key, language);
