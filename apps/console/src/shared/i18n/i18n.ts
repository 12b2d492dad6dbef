import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { buildState } from '#shared/page/build.ts';
import { currentLanguage, rememberLanguage, type Language } from './language.ts';
import { countFormatter } from './number.ts';

type Loader<T> = () => Promise<T>;
type Texts = Record<string, ResourceKey> & { others: Record<string, Loader<{ default: ResourceKey }>> };
/** The common texts of a language, by namespace, and the loaders of all others. They load with the first page. */
const commonTexts = import.meta.glob<Texts>('../../first-texts.{en,zh}.ts');

/** The texts of one namespace, which is a feature. They load with the first page that uses them. */
async function textsOf(language: string, namespace: string) {
  const first = await commonTexts[`../../first-texts.${language.slice(0, 2)}.ts`]?.();
  if (first && namespace in first) return first[namespace];
  const [, load] = Object.entries(first?.others ?? {}).find(([path]) => path.includes(`/${namespace}.`)) ?? [];
  if (!load) throw new Error(`no texts for ${namespace} in ${language}`);
  return (await load()).default;
}

const textsOnDemand: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    textsOf(language, namespace).then(
      (texts) => done(null, texts),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

document.documentElement.lang = currentLanguage();

export const ready = i18next
  .use(textsOnDemand)
  .use(countFormatter)
  .use(initReactI18next)
  .init({
    lng: currentLanguage(),
    fallbackLng: false,
    ns: ['shared'],
    defaultNS: 'shared',
    interpolation: { escapeValue: false, alwaysFormat: true },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => console.error(`no text for ${namespace}:${key}`),
  });

/** Loads texts. Throws when they cannot be loaded; i18next alone would ignore that, and the page would show keys. */
export async function loadTexts(...namespaces: string[]) {
  await Promise.all([ready, i18next.loadNamespaces(namespaces)]);
  const { language } = i18next;
  const missing = namespaces.filter((namespace) => !i18next.hasResourceBundle(language, namespace));
  for (const namespace of missing) i18next.addResourceBundle(language, namespace, await textsOf(language, namespace));
}

/** Changes the language of all texts and of the TKE messages in later requests. */
export async function changeLanguage(language: Language) {
  await i18next.loadLanguages(language);
  // Reloads a tab from before an upgrade: its texts in the other language are gone from the server.
  if (!i18next.hasResourceBundle(language, 'shared')) {
    if ((await buildState()) !== 'updated') return;
    rememberLanguage(language);
    return location.reload();
  }
  rememberLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
