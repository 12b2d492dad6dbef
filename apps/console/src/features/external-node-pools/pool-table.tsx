import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { nameOfRuntime } from '#shared/pool-settings/runtimes.ts';
import { lineOfLabel, lineOfTaint } from '#shared/pool-settings/settings.ts';
import { Copyable } from '#shared/ui/copyable.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';
import { UnreadableRow } from '#shared/unreadable-row.tsx';
import { NodeHealth } from './node-health.tsx';
import { PoolState } from './pool-state.tsx';

const wide = 'max-lg:hidden';
const lines = (texts: string[], none: string) =>
  texts.length ? (
    texts.map((text) => (
      <span key={text} className="block font-mono text-xs break-all">
        {text}
      </span>
    ))
  ) : (
    <span className="text-text-soft">{none}</span>
  );

export function PoolTable({ pools }: { pools: ExternalNodePool[] }) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const none = t('shared:none');
  return (
    <Table aria-label={t('pools')}>
      <thead>
        <tr>
          <Th className="min-w-36">{t('column.name')}</Th>
          <Th>{t('column.nodes')}</Th>
          <Th className={wide}>{t('column.type')}</Th>
          <Th className="max-md:hidden">{t('column.runtime')}</Th>
          <Th className={wide}>{t('column.labels')}</Th>
          <Th className={wide}>{t('column.taints')}</Th>
          <Th className="max-md:hidden">{t('column.protection')}</Th>
          <Th className="max-md:hidden">{t('column.template')}</Th>
        </tr>
      </thead>
      <tbody>
        {pools.map((pool) => {
          const key = { ...pool, nodePoolId: pool.id };
          return (
            <Tr key={pool.id}>
              <Td>
                <span className="flex flex-wrap items-baseline gap-x-3">
                  <Link to={paths.externalNodePool(key)} className="link font-medium whitespace-pre-wrap">
                    {pool.name || pool.id}
                  </Link>
                  <PoolState state={pool.state} />
                </span>
                <span className="text-text-soft block">
                  <Copyable text={pool.id} what={t('id')} />
                </span>
                <UnreadableRow fields={pool.unreadable} />
              </Td>
              <Td>
                <NodeHealth nodes={pool.nodes} />
              </Td>
              <Td className={wide}>{pool.nodeType}</Td>
              <Td className="whitespace-nowrap max-md:hidden">
                {pool.runtime ? nameOfRuntime(pool.runtime) : t('shared:untold')}
              </Td>
              <Td className={wide}>{lines(pool.labels.map(lineOfLabel), none)}</Td>
              <Td className={wide}>{lines(pool.taints.map(lineOfTaint), none)}</Td>
              <Td className="max-md:hidden">
                {pool.deletionProtection === null
                  ? t('shared:untold')
                  : t(pool.deletionProtection ? 'pool-settings:value.on' : 'pool-settings:value.off')}
              </Td>
              <Td className="max-md:hidden">
                {pool.madeFrom ? (
                  <Link to={paths.template(pool.madeFrom.templateId)} className="link">
                    {t('fromTemplate', pool.madeFrom)}
                  </Link>
                ) : (
                  <span className="text-text-soft">{none}</span>
                )}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
