import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Section } from '#shared/ui/section.tsx';
import type { DeletionState } from './deletion-state.ts';
import { DeletionStep } from './deletion-step.tsx';
import { KeepScript } from './keep-script.tsx';

interface Props {
  pool: ExternalNodePool;
  nodes: ExternalNode[];
  toClean: HostToClean[];
  state: DeletionState;
}

const isDrained = ({ status, unschedulable }: ExternalNode) => unschedulable === true && status !== 'Draining';

/** Renders the safe order of deletion: each step with its place and progress. */
export function DeletionSteps({ pool, nodes, toClean, state }: Props) {
  const { t } = useTranslation('external-node-pools');
  const drained = nodes.filter(isDrained).length;
  const draining = nodes.filter(({ status }) => status === 'Draining').length;
  const empty = nodes.length === 0;
  const all = paths.externalNodes(pool, `?pool=${pool.id}`);
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
                (draining ? ` · ${t('health.draining', { count: draining })}` : '')
          }
        >
          <p>
            {t('steps.drainText')}{' '}
            {!empty && (
              <Link to={all} className="link">
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
            <Link to={all} className="link">
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
