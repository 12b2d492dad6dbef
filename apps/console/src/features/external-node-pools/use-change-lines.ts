import type { ExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { settingsOfPool } from '#shared/pool-settings/settings.ts';
import { useSettingLines } from '#shared/pool-settings/use-setting-lines.ts';

export const changeableNames = ['name', 'labels', 'taints', 'deletionProtection', 'customData'] as const;
type ChangeableName = (typeof changeableNames)[number];

/** Returns a field of a pool or of a change as readable lines. */
export function useChangeLines() {
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
