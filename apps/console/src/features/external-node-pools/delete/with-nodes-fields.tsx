import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TypedNameField } from '#shared/form/typed-name-field.tsx';
import { nodeStateOf, Status } from '#shared/status.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { forceWord, type DeleteForm } from './deletion-rules.ts';

/** Deletes the nodes too, optionally by force. Lists the hosts, because each keeps running until a person cleans it. */
export function WithNodesFields({ nodes, isOutOfDate }: { nodes: ExternalNode[]; isOutOfDate: boolean }) {
  const { t } = useTranslation('external-node-pools');
  const { register, watch } = useFormContext<DeleteForm>();
  const count = nodes.length;
  return (
    <>
      <Checkbox label={t('delete.withNodes', { count })} help={t('delete.withNodesHelp')} {...register('withNodes')} />
      {watch('withNodes') && (
        <>
          <div className="grid gap-1.5">
            <p>{t('delete.hostsLeft', { count })}</p>
            <ul
              aria-label={t('delete.hosts')}
              tabIndex={0}
              className="border-line bg-surface grid max-h-56 gap-x-6 overflow-y-auto rounded-md border px-3 py-2 sm:grid-cols-2"
            >
              {nodes.map(({ name, ip, ...node }) => (
                <li key={name} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
                  <span className="font-mono text-xs">{name}</span>
                  <span className="text-text-soft font-mono text-xs">{ip}</span>
                  <Status {...nodeStateOf(node, isOutOfDate)} />
                </li>
              ))}
            </ul>
          </div>
          <Checkbox label={t('delete.force')} help={t('delete.forceHelp')} {...register('force')} />
          {watch('force') && <TypedNameField field="typedForce" name={forceWord} />}
        </>
      )}
    </>
  );
}
