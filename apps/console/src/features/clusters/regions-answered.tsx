import type { RegionReading } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Age } from '#shared/age.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Copyable } from '#shared/ui/copyable.tsx';

/** Every region that did not answer, with its problem: a list is never shorter without saying so. */
export function RegionsAnswered({ regions }: { regions: z.infer<typeof RegionReading>[] }) {
  const { t } = useTranslation('clusters');
  const silent = regions.filter(({ observation }) => observation.problem);
  if (!silent.length) return null;
  const answered = regions.length - silent.length;
  return (
    <Banner tone="warn" role="alert" title={t('regions.answered', { answered, count: regions.length })}>
      <ul className="grid gap-1">
        {silent.map(({ region, observation: { problem, observedAt } }) => (
          <li key={region}>
            <code className="font-mono text-xs">{region}</code>: {t(`shared:problem.${problem?.code}.title`)} ·{' '}
            {observedAt ? (
              <>
                {t('regions.since')} <Age at={observedAt} />
              </>
            ) : (
              t('regions.never')
            )}
            <span className="block">{t(`shared:problem.${problem?.code}.next`)}</span>
            {problem?.upstream && (
              <span className="text-text-soft block text-xs">
                <code className="font-mono">{problem.upstream.code}</code> {problem.upstream.message}{' '}
                {problem.upstream.requestId && (
                  <Copyable text={problem.upstream.requestId} what={t('shared:problem.requestId')} />
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1">{t('regions.keeps')}</p>
    </Banner>
  );
}
