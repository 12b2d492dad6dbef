import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '#shared/ui/mark.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { Button } from '#shared/ui/button.tsx';
import { WholeNames } from '#shared/ui/copy/copyable.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Section } from '#shared/ui/section.tsx';
import { revealingPoolScript } from '../pool-mutations.ts';
import type { DeletionState } from './deletion-rules.ts';

interface Props {
  pool: ExternalNodePool;
  nodes: ExternalNode[];
  toClean: HostToClean[];
  state: DeletionState;
}

const isDrained = ({ status, unschedulable }: ExternalNode) => unschedulable === true && status !== 'Draining';

/** Renders the safe order of deletion: each step with its place and progress. */
export function DeletionSteps({ pool, nodes, toClean, state }: Props) {
  const { t } = useTranslation(['external-node-pools', 'health']);
  const drained = nodes.filter(isDrained).length;
  const draining = nodes.filter(({ status }) => status === 'Draining').length;
  const empty = nodes.length === 0;
  const nodesPath = paths.externalNodes(pool, `?pool=${pool.id}`);
  return (
    <Section title={t('steps.title')} lead={t('steps.lead')}>
      <ol className="grid gap-4">
        <DeletionStep title={t('steps.script')}>
          <KeepScript pool={pool} />
        </DeletionStep>
        <DeletionStep
          title={t('steps.drain')}
          done={empty || drained === nodes.length}
          state={
            empty
              ? t('steps.noNodes')
              : t('steps.drained', { drained, count: nodes.length }) +
                (draining ? ` · ${draining} ${t('health:draining')}` : '')
          }
        >
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
          title={t('steps.remove')}
          done={empty}
          state={empty ? t('steps.noNodes') : t('steps.left', { count: nodes.length })}
        >
          {!empty && (
            <Link to={nodesPath} className="link">
              {t('steps.toRemove')}
            </Link>
          )}
        </DeletionStep>
        <DeletionStep
          title={t('steps.clear')}
          done={empty && toClean.length === 0}
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
        <DeletionStep title={t('steps.delete')} state={t(`steps.${state}`)} />
      </ol>
    </Section>
  );
}

interface StepProps {
  title: string;
  state?: string;
  done?: boolean;
  children?: ReactNode;
}

/** Renders one step with its progress. */
const DeletionStep = ({ title, state, done = false, children }: StepProps) => (
  <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 gap-y-1">
    <Mark shape={done ? 'tick' : 'ring'} className={`mt-1 ${done ? 'text-good' : 'text-text-soft'}`} />
    <h3 className="flex flex-wrap items-baseline gap-x-3">
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
function KeepScript({ pool }: { pool: ExternalNodePool }) {
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
        <Button onClick={() => revealing.mutate()} pending={revealing.isPending}>
          {t(fetched ? 'script.again' : 'script.fetch')}
        </Button>
      </div>
      <ProblemAlert problem={revealing.error} />
    </div>
  );
}
