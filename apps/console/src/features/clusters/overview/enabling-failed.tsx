import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Mark } from '#shared/ui/mark.tsx';
import { Banner } from '#shared/ui/banner.tsx';

interface Props {
  cluster: Cluster;
  support: Support | null;
}

/** Shows why TKE could not enable external nodes and how far it came. The page's main button retries. */
export function EnablingFailed({ cluster: { name }, support }: Props) {
  const { t } = useTranslation('cluster-details');
  const steps = support?.progress ?? [];
  return (
    <section aria-label={t('failed.title', { name })}>
      <Banner tone="bad" title={t('failed.title', { name })}>
        <p className="break-words">{support?.failedReason || t('failed.none')}</p>
        {steps.length > 0 && (
          <ol aria-label={t('failed.steps')} className="my-1.5 grid gap-0.5 font-mono text-xs">
            {steps.map((step) => {
              const good = step.status === 'success';
              return (
                <li key={step.name} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-1.5">
                  <Mark shape={good ? 'tick' : 'square'} className={`mt-0.5 ${good ? 'text-good' : 'text-bad-fill'}`} />
                  <span className="break-words">
                    {step.name} {!good && `${step.status} ${step.message}`}
                  </span>
                </li>
              );
            })}
          </ol>
        )}
        <p>{t('failed.next')}</p>
      </Banner>
    </section>
  );
}
