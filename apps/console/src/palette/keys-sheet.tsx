import { useTranslation } from 'react-i18next';
import { Dialog } from '#shared/ui/dialog.tsx';
import { ShortcutList } from './shortcut-list.tsx';

/** Shows the keyboard shortcuts. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('palette');
  return (
    <Dialog open onOpenChange={onClose} title={t('keys.title')}>
      <ShortcutList />
    </Dialog>
  );
}
