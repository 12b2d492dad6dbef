import type { RegionReading } from '@isthmus/contracts/clusters';
import type { ProblemCode } from '@isthmus/contracts/problem';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { usePageProblem } from '#shared/reading/reach.tsx';
import { Age } from '#shared/time/age.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';

type Reading = z.infer<typeof RegionReading>;

/** Shows one region that did not answer, with the time and the error. */
function Silent({ region, observation: { problem, observedAt } }: Reading) {
  const { t } = useTranslation(['clusters', 'shared']);
  return (
    <li>
      <code className="font-mono text-xs">{region}</code> ·{' '}
      {observedAt ? <Age at={observedAt} words="shared:lastUpdated" /> : t('shared:neverUpdated')}
      {problem?.upstream && (
        <span className="text-text-soft block text-xs">
          <code className="font-mono">{problem.upstream.code}</code> {problem.upstream.message}{' '}
          {problem.upstream.requestId && (
            <Copyable text={problem.upstream.requestId} what={t('shared:problem.requestId')} />
          )}
        </span>
      )}
    </li>
  );
}

/** Lists the regions that did not answer, grouped by cause, so a missing cluster has a reason. */
export function RegionsAnswered({ regions }: { regions: Reading[] }) {
  const { t } = useTranslation(['clusters', 'shared']);
  const pageProblem = usePageProblem();
  const silent = regions.filter(({ observation }) => pageProblem(observation.problem));
  if (!silent.length) return null;
  const answered = regions.length - silent.length;
  const byCode = Object.entries(Object.groupBy(silent, ({ observation }) => observation.problem?.code ?? 'internal'));
  return (
    <Banner tone="warn" role="alert" title={t('regions.answered', { answered, count: regions.length })}>
      {byCode.map(([code, readings]) => (
        <div key={code} className="mb-1">
          <p className="font-medium">{t(`shared:problem.${code as ProblemCode}.title`)}</p>
          <p>{t(`shared:problem.${code as ProblemCode}.next`)}</p>
          <ul className="mt-1 grid gap-1">
            {readings.map((reading) => (
              <Silent key={reading.region} {...reading} />
            ))}
          </ul>
        </div>
      ))}
      <p>{t('regions.keeps')}</p>
    </Banner>
  );
}
