import { useTranslation } from 'react-i18next';

/** Translates yes and no. Returns any other line unchanged. */
export function useLineWord() {
  const { t } = useTranslation();
  return (line: string) => (line === 'true' ? t('yes') : line === 'false' ? t('no') : line);
}
