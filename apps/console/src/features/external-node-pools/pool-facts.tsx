import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { locationLabelKey } from '@isthmus/contracts/kubernetes';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { lineOfLabel, lineOfTaint, nameOfRuntime, type SettingName } from '#shared/pool-settings/settings.ts';
import { StatusMark } from '#shared/status.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';

const List = ({ texts, what, none }: { texts: string[]; what: string; none: string }) =>
  texts.length ? (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <Copyable text={text} what={`${what} ${text}`} />
        </li>
      ))}
    </ul>
  ) : (
    <span className="text-text-soft">{none}</span>
  );

/** Shows a pool's settings, to copy. TKE sets labels and taints on the nodes that join. */
export function PoolFacts({ pool }: { pool: ExternalNodePool }) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings', 'shared']);
  const name = (setting: SettingName | 'location') => t(`pool-settings:name.${setting}`);
  const onOff = (value: boolean | null) =>
    value === null ? null : <span>{t(value ? 'pool-settings:value.on' : 'pool-settings:value.off')}</span>;
  const none = t('shared:none');
  const { runtime, madeFrom, kubeletArgs } = pool;
  return (
    <Section title={t('settings')}>
      <Facts
        isQuiet
        notReported={t('shared:notReported')}
        facts={[
          {
            name: t('column.template'),
            value: madeFrom ? (
              <span className="grid">
                <Link to={paths.template(madeFrom.templateId)} className="link">
                  {t('fromTemplate', madeFrom)}
                </Link>
                {madeFrom.version < madeFrom.latest && (
                  <Link
                    to={`${paths.template(madeFrom.templateId)}?from=${madeFrom.version}&to=${madeFrom.latest}`}
                    className="inline-flex items-baseline gap-1.5 hover:underline"
                  >
                    <StatusMark status="late" /> {t('behindTemplate', { count: madeFrom.latest - madeFrom.version })}
                  </Link>
                )}
              </span>
            ) : (
              <span className="text-text-soft">{none}</span>
            ),
          },
          { name: name('nodeType'), value: <span>{pool.nodeType}</span> },
          { name: name('runtime'), value: runtime && nameOfRuntime(runtime) },
          {
            name: name('location'),
            value: pool.labels.find(({ key }) => key === locationLabelKey)?.value ?? null,
            help: t('pool-settings:location.note'),
          },
          {
            name: name('labels'),
            value: <List texts={pool.labels.map(lineOfLabel)} what={name('labels')} none={none} />,
          },
          {
            name: name('taints'),
            value: <List texts={pool.taints.map(lineOfTaint)} what={name('taints')} none={none} />,
          },
          { name: name('deletionProtection'), value: onOff(pool.deletionProtection) },
          { name: name('cordonNewNodes'), value: onOff(pool.cordonNewNodes) },
          {
            name: name('desiredPodNumber'),
            value:
              // TKE reports 0 when no value was selected.
              pool.desiredPodNumber === 0 ? (
                <span>{t('pool-settings:value.tkeDefault')}</span>
              ) : (
                (pool.desiredPodNumber?.toString() ?? null)
              ),
          },
          { name: name('containerDirectory'), value: pool.containerDirectory },
          {
            name: name('kubeletArgs'),
            value: kubeletArgs && <List texts={kubeletArgs} what={name('kubeletArgs')} none={none} />,
          },
          { name: name('customData'), value: null, help: t('customDataNotReported') },
          {
            name: t('systemLabels'),
            value: <List texts={pool.systemLabels.map(lineOfLabel)} what={t('systemLabels')} none={none} />,
            help: t('systemLabelsHelp'),
          },
        ]}
      />
    </Section>
  );
}
