import type { OperationSet } from '@isthmus/contracts/operation-sets';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { GroupStatus } from '#operations/group-progress.tsx';
import { paths } from '#shared/paths.ts';
import { useGroupControls } from '../group/group-controls.tsx';
import { AxisTimes, Lane, Legend, useGroupAxis, useProgressWords } from '../group/group-lane.tsx';

type Group = OperationSet['groups'][number];
type Drawn = ReturnType<typeof useGroupAxis>;

const columns = 'lg:grid lg:grid-cols-[16rem_minmax(0,1fr)_11rem] lg:gap-x-4';

/** One lane per cluster, on one axis of clock times, with the cluster's state and its own buttons. */
export function SetPicture({ groups }: { groups: Group[] }) {
  const { t } = useTranslation('node-acts');
  const { axis, bars, now } = useGroupAxis(groups);
  return (
    <section aria-label={t('groupPage.picture')} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div>
        <div aria-hidden className={columns}>
          <div className="lg:col-start-2">
            <AxisTimes axis={axis} />
          </div>
        </div>
        <ul className="border-line divide-line divide-y border-y">
          {groups.map((group, index) => (
            <ClusterLane key={group.id} group={group} axis={axis} bars={bars[index] ?? []} now={now} />
          ))}
        </ul>
      </div>
      <Legend groups={groups} />
    </section>
  );
}

interface LaneProps extends Pick<Drawn, 'axis' | 'now'> {
  group: Group;
  bars: Drawn['bars'][number];
}

function ClusterLane({ group, axis, bars, now }: LaneProps) {
  const { t } = useTranslation('operations');
  const { accountId, id, clusterId, clusterName, accountName, pausedBecause } = group;
  const name = clusterName || clusterId;
  const words = useProgressWords()([group]).map((one) => one.words);
  const { buttons, below } = useGroupControls({ groups: [group], controlled: { accountId, groupId: id }, name });
  return (
    <li className={`grid gap-y-1.5 py-2 max-lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center ${columns}`}>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link to={paths.operationGroup(accountId, id)} className="link font-medium break-words">
            {name}
          </Link>
          <span className="text-text-soft text-xs">{accountName}</span>
        </p>
        <p className="text-xs">
          <GroupStatus group={group} />
          {pausedBecause && <span className="text-warn block">{t(`group.paused.${pausedBecause}`)}</span>}
        </p>
      </div>
      <div role="img" aria-label={`${name}: ${words.join(', ')}`} className="max-lg:col-span-2 max-lg:row-start-2">
        <Lane axis={axis} bars={bars} now={now} allPx={48} />
      </div>
      <div className="flex flex-wrap items-start justify-end gap-2 self-center">{buttons}</div>
      <div className="col-span-full">{below}</div>
    </li>
  );
}
