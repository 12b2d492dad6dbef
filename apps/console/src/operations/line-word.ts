import { useTranslation } from 'react-i18next';

/** Yes and no in the reader's language; any other line as it is. */
export function useLineWord() {
  const { t } = useTranslation();
  return (line: string) => (line === 'true' ? t('yes') : line === 'false' ? t('no') : line);
}
