import { bringUp } from '@isthmus/contracts/bring-up';
import { nodesIn } from '@isthmus/contracts/health';
import type { MadePool, TemplateVersion } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { HealthBar } from '#shared/health/health-bar.tsx';
import { paths } from '#shared/paths.ts';
import { StatusMark } from '#shared/status.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

interface Props {
  /** Newest first. */
  versions: TemplateVersion[];
  pools: MadePool[];
  templateId: string;
}

/** Lists the pools with an older version: what a change can bring them, and what TKE cannot change on a pool. */
export function PoolsBehind({ versions, pools, templateId }: Props) {
  const { t } = useTranslation('templates');
  const [newest] = versions;
  const behind = pools.filter(({ version }) => newest && version < newest.version);
  if (!newest || !behind.length) return null;
  return (
    <Section
      title={
        <>
          {t('behind.title', { version: newest.version })}{' '}
          <span className="text-text-soft text-sm font-normal">{countText(behind.length)}</span>
        </>
      }
    >
      <Table aria-label={t('behind.title', { version: newest.version })}>
        <thead className="max-md:sr-only">
          <tr>
            <Th>{t('column.pool')}</Th>
            <Th>{t('behind.now')}</Th>
            <Th>{t('behind.nodes')}</Th>
            <Th>{t('behind.can')}</Th>
            <Th>{t('behind.stays')}</Th>
            <Th>
              <span className="sr-only">{t('behind.review')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {behind.map((made) => (
            <PoolBehind
              key={[made.accountId, made.region, made.clusterId, made.nodePoolId].join('/')}
              made={made}
              from={versions.find(({ version }) => version === made.version)}
              to={newest}
              templateId={templateId}
            />
          ))}
        </tbody>
      </Table>
      <p className="text-text-soft max-w-[72ch] text-xs">{t('behind.effect')}</p>
    </Section>
  );
}

interface RowProps {
  made: MadePool;
  /** The version that the pool has. */
  from: TemplateVersion | undefined;
  to: TemplateVersion;
  templateId: string;
}

function PoolBehind({ made, from, to, templateId }: RowProps) {
  const { t } = useTranslation(['templates', 'pool-settings']);
  if (!from) return null;
  const { changes, hasNewScript, stays } = bringUp(made.pool, from, to);
  const can = [...(['labels', 'taints', 'deletionProtection'] as const).filter((name) => changes[name] !== undefined)];
  const names = [...can, ...(hasNewScript ? (['customData'] as const) : [])].map((name) =>
    t(`pool-settings:name.${name}`),
  );
  const none = <span className="text-text-soft">{t('behind.nothing')}</span>;
  const nodes = nodesIn(made.pool.health);
  return (
    <Tr className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-1">
      <th scope="row" className="py-2 pr-3 text-left align-top font-normal">
        <Link to={paths.externalNodePool(made)} className="link font-medium">
          {made.name}
        </Link>
        <Link to={paths.cluster(made)} className="text-text-soft block text-xs hover:underline">
          {made.clusterName || made.clusterId}
        </Link>
      </th>
      <Td className="max-md:h-auto">{t('short.version', { version: made.version })}</Td>
      <Td className="max-md:col-span-full max-md:h-auto">
        <span className="grid grid-cols-[minmax(0,8rem)_auto] items-center gap-2">
          <HealthBar health={made.pool.health} />
          <span className="tabular">{countText(nodes)}</span>
        </span>
      </Td>
      <Td className="max-md:h-auto">
        <span className="text-text-soft block text-xs md:hidden">{t('behind.can')}</span>
        {names.length ? names.join(', ') : none}
      </Td>
      <Td className="max-md:col-span-full max-md:h-auto">
        <span className="text-text-soft block text-xs md:hidden">{t('behind.stays')}</span>
        {stays.length ? (
          <>
            <span className="flex items-baseline gap-1.5">
              <StatusMark status="late" />
              {stays.map((name) => t(`pool-settings:name.${name}`)).join(', ')}
            </span>
            <span className="text-text-soft block text-xs">{t('behind.why')}</span>
          </>
        ) : (
          none
        )}
      </Td>
      <Td className="text-right max-md:h-auto">
        {names.length > 0 && (
          <LinkButton
            size="sm"
            to={paths.modifyExternalNodePool(made, templateId)}
            aria-label={t('behind.reviewOne', { name: made.name })}
          >
            {t('behind.review')}
          </LinkButton>
        )}
      </Td>
    </Tr>
  );
}
