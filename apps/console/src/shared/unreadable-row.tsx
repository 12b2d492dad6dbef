import { useTranslation } from 'react-i18next';

/** Beside the name of a row of which TKE's last answer could not be read. `brief`: a sign alone, where rows have one height. */
export function UnreadableRow({ fields, brief = false }: { fields: string[]; brief?: boolean }) {
  const { t } = useTranslation('shared');
  if (!fields.length) return null;
  const sentence = t('unreadableRow', { fields: fields.join(', ') });
  return (
    <span className={brief ? 'text-warn ml-1' : 'text-warn block text-xs'} {...(brief && { title: sentence })}>
      <span aria-hidden>▲ </span>
      <span className={brief ? 'sr-only' : ''}>{sentence}</span>
    </span>
  );
}
