import type { Refusal } from '@isthmus/contracts/acts';
import { healthOf } from '@isthmus/contracts/health';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { refusalToAct, type Rights } from '#operations/rights.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { HealthBar } from '#shared/health/health-bar.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { WholeNames } from '#shared/ui/copy/copyable.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Section } from '#shared/ui/section.tsx';
import { revealingPoolScript } from '../pool-mutations.ts';
import { ProtectionOff } from './protection-off.tsx';
import type { DeletionState } from './deletion-rules.ts';

interface Props {
  rights: Rights;
  pool: ExternalNodePool;
  nodes: ExternalNode[];
  toClean: HostToClean[];
  state: DeletionState;
}

const isDrained = ({ status, unschedulable }: ExternalNode) => unschedulable === true && status !== 'Draining';

/** Renders the safe order of deletion: each step with its place and progress. */
export function DeletionSteps({ rights, pool, nodes, toClean, state }: Props) {
  const { t } = useTranslation(['external-node-pools', 'health']);
  const drained = nodes.filter(isDrained).length;
  const draining = nodes.filter(({ status }) => status === 'Draining').length;
  const empty = nodes.length === 0;
  // Null: TKE did not report it.
  const first = pool.deletionProtection === null ? 0 : 1;
  const isDrainedAll = drained === nodes.length;
  const nodesPath = paths.externalNodes(pool, `?pool=${pool.id}`);
  return (
    <Section title={t('steps.title')} lead={t('steps.lead')}>
      <ol className="grid">
        {pool.deletionProtection ? (
          <DeletionStep number={1} title={t('protection.title')} isNext>
            <ProtectionOff pool={pool} refusal={refusalToAct('modify-external-node-pool', rights)} />
          </DeletionStep>
        ) : (
          // Null: TKE did not report it.
          pool.deletionProtection === false && <DeletionStep number={1} title={t('protection.off')} done />
        )}
        <DeletionStep number={first + 1} title={t('steps.script')}>
          <KeepScript pool={pool} refusal={refusalToAct('add-hosts', rights)} />
        </DeletionStep>
        <DeletionStep
          number={first + 2}
          title={t('steps.drain')}
          done={isDrainedAll}
          isNext={!pool.deletionProtection && !isDrainedAll}
          state={
            empty
              ? t('steps.noNodes')
              : t('steps.drained', { drained, count: nodes.length }) +
                (draining ? ` · ${draining} ${t('health:draining')}` : '')
          }
        >
          {!empty && (
            <div className="max-w-60 py-1">
              <HealthBar
                health={healthOf([
                  { state: 'draining', count: draining },
                  { state: 'waiting', count: nodes.length - drained - draining },
                  { state: 'running', count: drained },
                ])}
              />
            </div>
          )}
          <p>
            {t('steps.drainText')}{' '}
            {!empty && (
              <Link to={nodesPath} className="link">
                {t('steps.toNodes')}
              </Link>
            )}
          </p>
        </DeletionStep>
        <DeletionStep
          number={first + 3}
          title={t('steps.remove')}
          done={empty}
          isNext={isDrainedAll && !empty}
          state={empty ? t('steps.noNodes') : t('steps.left', { count: nodes.length })}
        >
          {!empty && (
            <Link to={nodesPath} className="link">
              {t('steps.toRemove')}
            </Link>
          )}
        </DeletionStep>
        <DeletionStep
          number={first + 4}
          title={t('steps.clear')}
          done={empty && toClean.length === 0}
          isNext={empty && toClean.length > 0}
          state={t('steps.toClean', { count: toClean.length })}
        >
          <div className="grid max-w-2xl gap-2">
            <p>
              {t('steps.clearText')}{' '}
              <Link to={paths.externalNodes(pool, '#hosts-to-clean')} className="link">
                {t('steps.cleanList')}
              </Link>
            </p>
            <CommandBlock what={t('steps.clearCommand')} command={`./add2tkectl-${pool.clusterId}-${pool.id} clear`} />
          </div>
        </DeletionStep>
        <DeletionStep
          number={first + 5}
          title={t('steps.delete')}
          isLast
          state={t(`steps.${state}`)}
          isNext={state === 'ready' && toClean.length === 0}
        />
      </ol>
    </Section>
  );
}

interface StepProps {
  number: number;
  title: string;
  state?: string;
  done?: boolean;
  /** The first step that is not done. */
  isNext?: boolean;
  /** No step follows. */
  isLast?: boolean;
  children?: ReactNode;
}

// Inline, because the style sheet loads with every first page.
const columns = { gridTemplateColumns: '24px minmax(0, 1fr)' };
const circle = { width: 24, height: 24, borderWidth: 1.5 };
const line = { width: 2, top: 28, bottom: 4, left: 11 };

/** Renders one step with its progress, as a station on the line from the first to the last. */
const DeletionStep = ({ number, title, state, done, isNext, isLast, children }: StepProps) => (
  <li className="relative grid gap-x-3 pb-4" style={columns}>
    <span
      aria-hidden
      className={`row-span-2 grid items-center justify-center rounded-full text-xs ${done ? 'border-good-fill' : isNext ? 'border-info font-semibold' : 'border-line-strong/60 text-text-soft'}`}
      style={circle}
    >
      {done ? <Mark shape="tick" className="text-good" /> : number}
    </span>
    {!isLast && <span aria-hidden className={`absolute ${done ? 'bg-good-fill' : 'bg-line'}`} style={line} />}
    <h3 className="flex min-h-6 flex-wrap items-center gap-x-3">
      {title}
      {state && <span className="text-text-soft text-xs font-normal">{state}</span>}
    </h3>
    {children && <div className="col-start-2 min-w-0">{children}</div>}
  </li>
);

/**
 * Reads the pool's script, which is lost after the deletion. The script is a join credential: it stays in this
 * component and each read is audited.
 */
function KeepScript({ pool, refusal }: { pool: ExternalNodePool; refusal: Refusal | null }) {
  const { t } = useTranslation('external-node-pools');
  const revealing = useMutation(revealingPoolScript({ ...pool, nodePoolId: pool.id }));
  const now = useNow();
  const fetched = revealing.data;
  const expired = fetched && Date.parse(fetched.expiresAt) < now;
  return (
    <div className="grid max-w-2xl gap-2">
      <p>
        <WholeNames text={t('script.text', { script: `add2tkectl-${pool.clusterId}-${pool.id}` })} />
      </p>
      {fetched && !expired && (
        <>
          <CommandBlock what={t('script.wget')} command={fetched.wget} />
          <CommandBlock what={t('script.curl')} command={fetched.curl} />
          <p className="text-text-soft text-xs">
            {t('script.expires')} <Countdown to={fetched.expiresAt} />
          </p>
        </>
      )}
      {expired && <p className="text-warn text-xs">{t('script.expired')}</p>}
      <div>
        <ActButton refusal={refusal} onClick={() => revealing.mutate()} pending={revealing.isPending}>
          {t(fetched ? 'script.again' : 'script.fetch')}
        </ActButton>
      </div>
      <ProblemAlert problem={revealing.error} />
    </div>
  );
}
