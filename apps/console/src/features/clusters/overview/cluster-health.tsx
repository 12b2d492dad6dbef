import { healthStates, type Health, type HealthState } from '@isthmus/contracts/health';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { HealthCounts } from '#shared/health/health-bar.tsx';
import { HostMap } from '#shared/health/host-map.tsx';
import { withParameters } from '#shared/page/search-text.ts';
import { nodesInState, paths, useCluster } from '#shared/paths.ts';
import { nodeStatusOf, Status, StatusMark } from '#shared/status.tsx';
import { groupings, sinceOf, type Grouping, type NodeCell, type NodeGroup } from './map-groups.ts';

interface Props {
  groups: NodeGroup[];
  by: Grouping;
  /** The states of all nodes and expected hosts. */
  health: Health;
  /** What is wrong, in one sentence. */
  title: ReactNode;
  titleState: HealthState;
}

/** Shows every node as a cell, grouped, with a legend that filters. Most failing groups come first on a map taller than the window. */
export function ClusterHealth({ groups, by, health, title, titleState }: Props) {
  const { t } = useTranslation('cluster-details');
  const key = useCluster();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const only = healthStates.find((state) => state === search.get('state')) ?? null;
  const change = (changes: Record<string, string>) =>
    setSearch((now) => withParameters(now, changes), { preventScrollReset: true });
  const open = ({ node, join }: NodeCell, inNewTab: boolean) => {
    const to = node
      ? paths.externalNode(key, node.name)
      : paths.addHosts({ ...key, nodePoolId: join?.nodePoolId ?? '' });
    if (inNewTab) window.open(to, '_blank', 'noopener');
    else void navigate(to);
  };
  return (
    <section aria-label={t('health.title')} className="grid gap-2">
      <header className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-md flex items-center gap-2">
          <StatusMark status={titleState} />
          <Link to={nodesInState(key, titleState)} className="hover:underline">
            {title}
          </Link>
        </h2>
        <div className="flex items-center gap-3 text-xs">
          <span aria-hidden className="text-text-soft max-sm:hidden">
            {t('health.groupBy')}
          </span>
          <span
            role="group"
            aria-label={t('health.groupBy')}
            className="border-line flex gap-0.5 rounded-md border p-0.5"
          >
            {groupings.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === by}
                onClick={() => change({ by: one === 'pool' ? '' : one })}
                className="text-text-soft hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-text h-6 rounded px-2 aria-pressed:font-medium pointer-coarse:h-9"
              >
                {t(`health.by.${one}`)}
              </button>
            ))}
          </span>
          <Link to={paths.externalNodes(key)} className="link">
            {t('health.table')}
          </Link>
        </div>
      </header>
      <Legend health={health} only={only} onOnly={(state) => change({ state: state ?? '' })} />
      <HostMap
        label={t('health.map')}
        groups={useFixedOrder(groups).map((group) => ({ ...group, head: <GroupHead group={group} by={by} /> }))}
        only={only}
        tipOf={(cell) => <CellTip cell={cell} />}
        onOpen={open}
      />
    </section>
  );
}

/** Above this number of cells, failing groups come first. */
const manyCells = 2_000;

/** On a large map, puts groups with failed nodes first. The order stays until a reload, so that no rack moves while a person looks. */
function useFixedOrder(groups: NodeGroup[]) {
  const first = useRef<string[] | null>(null);
  const total = groups.reduce((sum, { cells }) => sum + cells.length, 0);
  if (total <= manyCells) return groups;
  first.current ??= groups.filter(({ health }) => health.failed > 0).map(({ id }) => id);
  const isFirst = ({ id }: NodeGroup) => first.current?.includes(id) === true;
  return [...groups.filter(isFirst), ...groups.filter((group) => !isFirst(group))];
}

interface LegendProps {
  health: Health;
  only: HealthState | null;
  onOnly: (state: HealthState | null) => void;
}

/** Counts each state; a click dims the others, and a second one shows all again. */
function Legend({ health, only, onOnly }: LegendProps) {
  const { t } = useTranslation('health');
  return (
    <ul aria-label={t('legend')} className="-ml-2 flex flex-wrap gap-x-1">
      {healthStates
        .filter((state) => health[state] > 0)
        .map((state) => (
          <li key={state}>
            <button
              type="button"
              aria-pressed={state === only}
              onClick={() => onOnly(state === only ? null : state)}
              className="text-text-soft hover:bg-hover aria-pressed:bg-accent-soft inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs pointer-coarse:h-10"
            >
              <StatusMark status={state} />
              <span className="text-text text-sm font-medium">{health[state]}</span>
              {t(state)}
            </button>
          </li>
        ))}
    </ul>
  );
}

interface HeadProps {
  group: NodeGroup;
  by: Grouping;
}

/** Names a group of the map, with its number of nodes and what is wrong in it. */
function GroupHead({ group: { id, name, cells, health }, by }: HeadProps) {
  const { t } = useTranslation('cluster-details');
  const key = useCluster();
  const none = t(`health.noneBy.${by}`);
  const count = cells.filter(({ node }) => node).length;
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 sm:grid">
      {by === 'pool' && id ? (
        <Link to={paths.externalNodePool({ ...key, nodePoolId: id })} className="truncate font-medium hover:underline">
          {name}
        </Link>
      ) : (
        <span className="truncate font-medium">{name || none}</span>
      )}
      <span className="text-text-soft flex gap-x-2 text-xs max-sm:ml-auto">
        <span aria-hidden className="tabular">
          {count}
        </span>
        <span className="sr-only">{t('attention.nodes', { count })}</span>
        <HealthCounts
          health={health}
          to={(state) => nodesInState(key, state, by === 'pool' ? id : undefined)}
          without={['running', 'cordoned', 'waiting', 'unknown']}
        />
      </span>
    </div>
  );
}

/** Shows what a cell is, since when, and TKE's reason. */
function CellTip({ cell }: { cell: NodeCell }) {
  const { t } = useTranslation('cluster-details');
  const { name, state, node } = cell;
  const isKnown = state !== 'unknown' && node;
  return (
    <>
      <span className="flex items-baseline justify-between gap-x-4 text-sm font-semibold">
        {name || t('health.anyHost')}
        <span className="text-xs font-normal">
          <Status
            {...(isKnown ? nodeStatusOf(node.status) : { status: state })}
            cordoned={state === 'cordoned'}
            since={state === 'unknown' ? null : sinceOf(cell)}
          />
        </span>
      </span>
      {node?.reason && <span className="break-words">{node.reason}</span>}
      <span className="text-text-soft">
        {[node?.ip, node?.location, t('health.opens')].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}
