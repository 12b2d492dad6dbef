import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useTranslation } from 'react-i18next';
import { nodeStatusOf, Status } from '#shared/status.tsx';

/** What stays behind: each of these hosts goes on running until someone cleans it. */
export function HostsLeft({ nodes }: { nodes: ExternalNode[] }) {
  const { t } = useTranslation('external-node-pools');
  return (
    <div className="grid gap-1.5">
      <p>{t('delete.hostsLeft', { count: nodes.length })}</p>
      <ul
        aria-label={t('delete.hosts')}
        tabIndex={0}
        className="border-line bg-surface grid max-h-56 gap-x-6 overflow-y-auto rounded-md border px-3 py-2 sm:grid-cols-2"
      >
        {nodes.map(({ name, ip, status, unschedulable }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
            <span className="font-mono text-xs">{name}</span>
            <span className="text-text-soft font-mono text-xs">{ip}</span>
            <Status {...nodeStatusOf(status)} cordoned={unschedulable === true} />
          </li>
        ))}
      </ul>
    </div>
  );
}
