import type { AuditSeal } from '@isthmus/contracts/audit';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';
import { dayAndClockFormat } from '#shared/time/zone-names.ts';

/** How far the entries are sealed, and what the last check found: small, at the foot. */
export function SealLine({ upTo, isLate, checkedAt, findings, isProtected }: AuditSeal) {
  const { t, i18n } = useTranslation('audit');
  const time = dayAndClockFormat(i18n.language).format(new Date(upTo));
  return (
    <p className="text-text-soft text-xs">
      <span className={isLate ? 'text-warn' : ''}>{isLate ? t('seal.late', { time }) : t('seal.upTo', { time })}</span>
      {' · '}
      {checkedAt ? <Age at={checkedAt} words="audit:seal.checked" /> : t('seal.unchecked')}
      {checkedAt && findings !== null && findings > 0 && (
        <span className="text-bad">
          {' · '}
          {t('seal.faults', { count: findings })}
        </span>
      )}
      {!isProtected && ` · ${t('seal.unprotected')}`}
    </p>
  );
}
