import type { PoolKey } from '@isthmus/contracts/places';
import type { TemplateVersion } from '@isthmus/contracts/templates';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { externalNodePool } from '#features/external-node-pools/queries.ts';
import { SettingsDiff } from '#shared/pool-settings/settings-diff.tsx';
import { settingsOfPool, settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';

interface Props {
  pool: PoolKey & { name: string };
  version: TemplateVersion;
}

/** Compares the template version with TKE's current pool. Custom data cannot be read back. */
export function PoolAgainstTemplate({ pool, version }: Props) {
  const { t } = useTranslation('templates');
  const { data, error } = useQuery(externalNodePool(pool));
  if (error && !data) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton label={t('shared:loading')} lines={4} />;
  return (
    <SettingsDiff
      label={t('made.compareOne', { name: pool.name })}
      columns={[t('version', { version: version.version }), pool.name]}
      before={settingsOfVersion(version)}
      after={settingsOfPool(data.pool)}
    />
  );
}
