import type { ExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { nodesIn } from '@isthmus/contracts/health';
import { useTranslation } from 'react-i18next';
import { DiffView } from '#shared/diff/diff-view.tsx';
import { VersionsTable } from '#shared/diff/versions-table.tsx';
import { alike } from '#shared/form/kept-values.ts';
import { settingsOfPool } from '#shared/pool-settings/settings.ts';
import { useSettingLines } from '#shared/pool-settings/use-setting-lines.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Section } from '#shared/ui/section.tsx';
import { kubectlCommands } from './kubectl-commands.ts';
import { ScriptChange, type Origin } from './script-change.tsx';

export const changeableNames = ['name', 'labels', 'taints', 'deletionProtection', 'customData'] as const;
type ChangeableName = (typeof changeableNames)[number];

/** Returns a field of a pool or of a change as readable lines. */
function useChangeLines() {
  const { t } = useTranslation('external-node-pools');
  const linesOf = useSettingLines();
  return (field: ChangeableName, pool: ExternalNodePool, changes: Partial<ModifyExternalNodePool> = {}): string[] => {
    if (field === 'name') return [changes.name ?? pool.name];
    if (field === 'customData') return [t(changes.customData === undefined ? 'modify.asItIs' : 'modify.newScript')];
    const { labels, taints, deletionProtection } = changes;
    const settings = settingsOfPool(pool);
    return linesOf(field, {
      ...settings,
      labels: labels ?? settings.labels,
      taints: taints ?? settings.taints,
      deletionProtection: deletionProtection ?? settings.deletionProtection,
    });
  };
}

interface ChangesProps {
  pool: ExternalNodePool;
  changes: ModifyExternalNodePool | null;
  origin: Origin | undefined;
}

/** Shows what the request will change, and kubectl commands for the labels and taints of joined nodes. */
export function PoolChanges({ pool, changes, origin }: ChangesProps) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const linesOf = useChangeLines();
  if (!changes) return null;
  // A row without a key is not typed yet.
  const typed = {
    ...changes,
    ...(changes.labels && { labels: changes.labels.filter(({ key }) => key) }),
    ...(changes.taints && { taints: changes.taints.filter(({ key }) => key) }),
  };
  const commands = kubectlCommands(pool, typed);
  const evicts = typed.taints?.some(
    ({ key, effect }) =>
      effect === 'NoExecute' && !pool.taints.some((taint) => taint.key === key && taint.effect === effect),
  );
  return (
    <Section title={t('modify.changes')}>
      <DiffView
        label={t('modify.changes')}
        columns={[t('modify.now'), t('modify.after')]}
        rows={changeableNames
          .filter((name) => typed[name] !== undefined)
          .map((name) => ({
            name: t(`pool-settings:name.${name}`),
            verdict: 'changed' as const,
            before: linesOf(name, pool),
            after: linesOf(name, pool, typed),
          }))}
      />
      {origin && changes.customData && <ScriptChange origin={origin} script={changes.customData} />}
      {evicts && <Banner tone="warn" title={t('modify.evicts')} />}
      {commands.length > 0 && nodesIn(pool.health) > 0 && (
        <div className="grid gap-2">
          <p className="text-text-soft max-w-[72ch]">{t('modify.disagree', { count: nodesIn(pool.health) })}</p>
          <CommandBlock what={t('modify.kubectl')} command={commands.join('\n')} />
        </div>
      )}
    </Section>
  );
}

interface VersionsProps {
  seen: ExternalNodePool;
  now: ExternalNodePool;
  changes: ModifyExternalNodePool | null;
}

/** Compares three versions: as seen, as it is now, and as typed. */
export function PoolVersions({ seen, now, changes }: VersionsProps) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const linesOf = useChangeLines();
  const rows = changeableNames
    .map((name) => ({
      name,
      values: [
        linesOf(name, seen),
        linesOf(name, now),
        changes?.[name] === undefined ? [t('modify.asItIs')] : linesOf(name, seen, changes),
      ],
    }))
    .filter(({ name, values: [seenLines, nowLines] }) => !alike(seenLines, nowLines) || changes?.[name] !== undefined)
    .map((row) => ({
      ...row,
      name: t(`pool-settings:name.${row.name}`),
      verdict: alike(row.values[0], row.values[1]) ? ('same' as const) : ('changed' as const),
    }));
  return (
    <VersionsTable
      label={t('moved.versions')}
      columns={[t('moved.saw'), t('moved.now'), t('moved.want')]}
      rows={rows}
    />
  );
}
