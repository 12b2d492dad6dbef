import type { Problem } from '@isthmus/contracts/problem';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';

interface Props {
  problem: Problem;
  /** The last good read of the facts; null when there was none. */
  observedAt: string | null;
}

/** Says why kubelet, CPU, memory and joining hosts are missing or old. The list itself is not affected, so this is no banner. */
export default function FactsMissing({ problem: { code, upstream }, observedAt }: Props) {
  const { t } = useTranslation(['node-details', 'shared']);
  return (
    <div role="note" className="text-text-soft grid max-w-[90ch] gap-0.5 text-xs">
      <p>{t('missing.text')}</p>
      <p>
        {t(`shared:problem.${code}.title`)}. {t(`shared:problem.${code}.next`)}
      </p>
      {upstream && (
        <p className="break-words">
          {upstream.code && <code className="font-mono">{upstream.code}</code>} {upstream.message}
        </p>
      )}
      {observedAt && (
        <p>
          <Age at={observedAt} words="shared:lastUpdated" />
        </p>
      )}
    </div>
  );
}
