import { Mark } from '#shared/ui/mark.tsx';
import { useTranslation } from 'react-i18next';

/** Marks a row whose last TKE answer was unreadable. `brief`: only a sign, for rows of equal height. */
export function UnreadableRow({ fields, brief = false }: { fields: string[]; brief?: boolean }) {
  const { t } = useTranslation('shared');
  if (!fields.length) return null;
  const sentence = t('unreadableRow', { fields: fields.join(', ') });
  return (
    <span className={brief ? 'text-warn ml-1' : 'text-warn block text-xs'} {...(brief && { title: sentence })}>
      <Mark shape="warning" className="mr-1 align-[-1px]" />
      <span className={brief ? 'sr-only' : ''}>{sentence}</span>
    </span>
  );
}
