import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { lineOfLabel, lineOfTaint, nameOfRuntime } from '#shared/pool-settings/settings.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';

/** Shows what TKE reports only for the pool. A node may differ: TKE does not say. */
export function PoolOfNode({ pool: { labels, taints, runtime } }: { pool: ExternalNodePool }) {
  const { t } = useTranslation(['node-page', 'pool-settings', 'shared']);
  const listOf = (lines: string[], what: string) =>
    lines.length ? (
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Copyable text={line} what={`${what} ${line}`} />
          </li>
        ))}
      </ul>
    ) : (
      <span className="text-text-soft">{t('shared:none')}</span>
    );
  const [labelsName, taintsName] = [t('pool-settings:name.labels'), t('pool-settings:name.taints')];
  return (
    <Section title={t('pool.title')} lead={<span className="text-xs">{t('pool.lead')}</span>}>
      <Facts
        isQuiet
        notReported={t('shared:notReported')}
        facts={[
          { name: labelsName, value: listOf(labels.map(lineOfLabel), labelsName) },
          { name: taintsName, value: listOf(taints.map(lineOfTaint), taintsName) },
          { name: t('pool-settings:name.runtime'), value: runtime && nameOfRuntime(runtime) },
        ]}
      />
    </Section>
  );
}
