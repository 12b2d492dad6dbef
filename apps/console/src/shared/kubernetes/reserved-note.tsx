import { reservedBy } from '@isthmus/contracts/kubernetes';
import { useTranslation } from 'react-i18next';

/** A key with somebody else's prefix may be sent, and may not do what is hoped: said beside it, never refused. */
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
