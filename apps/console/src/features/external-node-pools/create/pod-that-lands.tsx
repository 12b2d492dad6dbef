import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { StatusMark } from '#shared/status.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Section } from '#shared/ui/section.tsx';
import type { PoolForm } from './pool-form.ts';
import { keepsAway, podSpec } from './pod-spec.ts';

/** Shows what a Pod needs to land in the pool, as the form says now. */
export function PodThatLands({ isHostNetwork }: { isHostNetwork: boolean }) {
  const { t } = useTranslation('external-node-pools');
  const { control } = useFormContext<PoolForm>();
  const [location, labels, taints] = useWatch({ control, name: ['location', 'labels', 'taints'] });
  const isGuarded = taints.some(keepsAway);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 xl:sticky xl:top-16 xl:max-w-lg">
      <Section title={t('new.pod.title')}>
        <CommandBlock
          what={t('new.pod.title')}
          label={t('new.pod.lead')}
          command={podSpec({ location, labels, taints }, isHostNetwork)}
        />
        <p className="grid grid-cols-[12px_minmax(0,72ch)] gap-x-2 text-xs">
          {isGuarded ? (
            <Mark shape="tick" className="text-good mt-0.5" />
          ) : (
            <StatusMark status="attention" className="mt-0.5" />
          )}
          {t(isGuarded ? 'new.pod.guarded' : 'new.pod.open')}
        </p>
        {isHostNetwork && <HostNetworkNote />}
      </Section>
    </div>
  );
}
