import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Section } from '#shared/ui/section.tsx';

interface Props {
  name: string;
  /** How many nodes the pool has. */
  count: number;
}

/** Says what a deletion removes and what it leaves. */
export function DeletionEffects({ name, count }: Props) {
  const { t } = useTranslation('external-node-pools');
  return (
    <div className="grid content-start gap-6">
      <Section title={t('effects.goes')}>
        <ul className="grid gap-2">
          <Effect status="terminating" what={t('effects.pool', { name })} />
          {count > 0 && <Effect status="terminating" what={t('effects.nodes', { count })} />}
        </ul>
      </Section>
      <Section title={t('effects.stays')}>
        <ul className="grid gap-2">
          <Effect status="attention" what={t('delete.twoWriters')}>
            {t('delete.twoWritersText')}
          </Effect>
          <Effect what={t('effects.disks')} />
          <Effect what={t('effects.history')} />
        </ul>
      </Section>
    </div>
  );
}

interface EffectProps {
  /** Without one, nothing happens to it. */
  status?: StatusName;
  what: string;
  children?: ReactNode;
}

const Effect = ({ status, what, children }: EffectProps) => (
  <li className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2">
    {status ? <StatusMark status={status} className="mt-1" /> : <Mark shape="ring" className="text-line-strong mt-1" />}
    <span className={children ? 'font-medium' : ''}>{what}</span>
    {children && <span className="text-text-soft col-start-2 text-xs">{children}</span>}
  </li>
);
