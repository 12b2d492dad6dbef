import { reservedBy } from '@isthmus/contracts/kubernetes';
import { useTranslation } from 'react-i18next';

/** Warns about a key with a reserved prefix. It can be sent but may have no effect, so it is never refused. */
export function ReservedNote({ name }: { name: string }) {
  const { t } = useTranslation('pool-settings');
  const owner = reservedBy(name);
  if (!owner) return null;
  return (
    <p role="status" className="text-text-soft text-xs">
      <span aria-hidden className="text-warn">
        ▲{' '}
      </span>
      {t(`reserved.${owner}`)}
    </p>
  );
}
