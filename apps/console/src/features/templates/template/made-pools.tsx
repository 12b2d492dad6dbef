import type { MadePool, TemplateVersion } from '@isthmus/contracts/templates';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { paths } from '#shared/paths.ts';
import { SettingsDiff } from '#shared/pool-settings/settings-diff.tsx';
import { settingsOfPool, settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

const idOf = ({ accountId, region, clusterId, nodePoolId }: MadePool) =>
  [accountId, region, clusterId, nodePoolId].join('/');

/** Lists pools created from the template in all accounts. Compares any of them with its template version. */
export function MadePools({ versions, pools }: { versions: TemplateVersion[]; pools: MadePool[] }) {
  const { t } = useTranslation(['templates', 'shared']);
  const { data } = useSuspenseQuery(cloudAccounts());
  const [search, setSearch] = useSearchParams();
  const compared = pools.find((pool) => idOf(pool) === search.get('pool'));
  const version = versions.find((each) => each.version === compared?.version);
  const compare = (pool: MadePool) =>
    setSearch(
      (now) => {
        if (compared === pool) now.delete('pool');
        else now.set('pool', idOf(pool));
        return now;
      },
      { replace: true },
    );
  return (
    <Section title={t('made.title')} lead={t(pools.length ? 'made.lead' : 'made.none')}>
      {pools.length > 0 && (
        <Table aria-label={t('made.title')}>
          <thead>
            <tr>
              <Th>{t('column.pool')}</Th>
              <Th>{t('column.cluster')}</Th>
              <Th className="max-md:hidden">{t('column.account')}</Th>
              <Th className="text-right">{t('column.version')}</Th>
              <Th>
                <span className="sr-only">{t('made.compare')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {pools.map((pool) => (
              <Tr key={idOf(pool)}>
                <Td>
                  <Link to={paths.externalNodePool(pool)} className="link">
                    {pool.name}
                  </Link>
                </Td>
                <Td>
                  <Link to={paths.cluster(pool)} className="link">
                    {pool.clusterName || pool.clusterId}
                  </Link>
                </Td>
                <Td className="max-md:hidden">
                  {data.accounts.find(({ id }) => id === pool.accountId)?.name ?? t('shared:unknown')}
                </Td>
                <Td className="text-right">{pool.version}</Td>
                <Td className="text-right">
                  <Button
                    size="sm"
                    variant="ghost"
                    className="-my-1"
                    aria-pressed={compared === pool}
                    aria-label={t('made.compareOne', { name: pool.name })}
                    onClick={() => compare(pool)}
                  >
                    {t('made.compare')}
                  </Button>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {compared && version && <PoolAgainstTemplate pool={compared} version={version} />}
    </Section>
  );
}

interface Props {
  pool: MadePool;
  version: TemplateVersion;
}

/** Compares the template version with the pool that TKE reports. Custom data cannot be read back. */
function PoolAgainstTemplate({ pool, version }: Props) {
  const { t } = useTranslation('templates');
  return (
    <SettingsDiff
      label={t('made.compareOne', { name: pool.name })}
      columns={[t('version', { version: version.version }), pool.name]}
      before={settingsOfVersion(version)}
      after={settingsOfPool(pool.pool)}
    />
  );
}
