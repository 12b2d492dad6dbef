import type { ExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { DiffTable } from '#shared/diff-table.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Section } from '#shared/ui/section.tsx';
import { kubectlCommands } from './kubectl-commands.ts';
import { changeableNames, useChangeLines } from './use-change-lines.ts';

interface Props {
  pool: ExternalNodePool;
  changes: ModifyExternalNodePool | null;
}

/** Shows what the request will change, and kubectl commands for the labels and taints of joined nodes. */
export function PoolChanges({ pool, changes }: Props) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const linesOf = useChangeLines();
  if (!changes) return null;
  const commands = kubectlCommands(pool, changes);
  const evicts = changes.taints?.some(
    ({ key, effect }) =>
      effect === 'NoExecute' && !pool.taints.some((taint) => taint.key === key && taint.effect === effect),
  );
  return (
    <Section title={t('modify.changes')}>
      <DiffTable
        label={t('modify.changes')}
        columns={[t('modify.now'), t('modify.after')]}
        rows={changeableNames
          .filter((name) => changes[name] !== undefined)
          .map((name) => ({
            name: t(`pool-settings:name.${name}`),
            verdict: 'changed' as const,
            values: [linesOf(name, pool), linesOf(name, pool, changes)],
          }))}
      />
      {evicts && <Banner tone="warn" title={t('modify.evicts')} />}
      {commands.length > 0 && pool.nodes.total > 0 && (
        <div className="grid gap-2">
          <p className="text-text-soft max-w-[72ch]">{t('modify.disagree', { count: pool.nodes.total })}</p>
          <CommandBlock what={t('modify.kubectl')} command={commands.join('\n')} />
        </div>
      )}
    </Section>
  );
}
