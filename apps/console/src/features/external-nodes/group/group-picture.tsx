import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useTranslation } from 'react-i18next';
import { AxisTimes, Lane, Legend, useGroupAxis, useProgressWords } from './group-lane.tsx';

/** Shows when each node's operation ran, on one axis of clock times, above the number of nodes in each state. */
export function GroupPicture({ group }: { group: OperationGroup }) {
  const { t } = useTranslation('node-acts');
  const { axis, bars, now } = useGroupAxis([group]);
  const words = useProgressWords()([group]).map((one) => one.words);
  return (
    <section aria-label={t('groupPage.picture')} className="grid gap-1.5">
      <div role="img" aria-label={words.join(', ')}>
        <AxisTimes axis={axis} />
        <Lane axis={axis} bars={bars[0] ?? []} now={now} allPx={160} />
      </div>
      <Legend groups={[group]} />
    </section>
  );
}
