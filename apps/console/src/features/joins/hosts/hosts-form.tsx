import type { Join, PlanJoins } from '@isthmus/contracts/joins';
import type { PoolKey } from '@isthmus/contracts/places';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { planningJoins } from '../queries.ts';
import { HostLines } from './host-lines.tsx';
import { HostsFields, ScriptFields } from './hosts-fields.tsx';
import { emptyHosts, fieldOf, HostsRequest, mayAcknowledge } from './hosts-request.ts';
import { parseHosts } from './parse-hosts.ts';
import { QuotaNote } from './quota-note.tsx';

interface Props {
  pool: PoolKey;
  nodes: number;
  lastDownload: PlanJoins['download'];
  onPlanned: (joins: Join[], isOne: boolean) => void;
}

/** Selects the hosts to add. */
export function HostsForm({ pool, nodes, lastDownload, onPlanned }: Props) {
  const { t } = useTranslation('joins');
  const planning = useMutation(planningJoins(pool));
  const shell = useFormShell({
    schema: HostsRequest,
    initial: { ...emptyHosts, download: lastDownload },
    names: {},
    draft: `hosts ${pool.nodePoolId}`,
    mutation: planning,
    bodyOf: (request) => request,
    fieldOf,
    onDone: ({ joins }) => {
      form.reset({ ...emptyHosts, isMany, download });
      onPlanned(joins, !isMany);
    },
  });
  const { form } = shell;
  const { isMany, name, ip, list, download, acknowledged } = form.watch();
  const parsed = parseHosts(list);
  const count = parsed.hosts.length;
  const refused = planning.error?.problem.fields ?? [];
  const resetRefusal = () => {
    form.setValue('acknowledged', false);
    planning.reset();
  };
  return (
    <FormShell
      shell={shell}
      label={t('builder.title')}
      short
      className="max-w-[560px]"
      submit={!isMany ? t('builder.goOne') : count ? t('builder.goMany', { count }) : t('builder.goNone')}
      disabled={isMany && !list.trim()}
      unsaved={Boolean(name || ip || list)}
    >
      <HostsFields onChange={resetRefusal} />
      {isMany && <HostLines parsed={parsed} refused={refused} />}
      {(mayAcknowledge(refused) || acknowledged) && (
        <Checkbox
          label={t('builder.acknowledge')}
          help={t('builder.acknowledgeHelp')}
          {...form.register('acknowledged')}
        />
      )}
      <ScriptFields />
      <QuotaNote cluster={pool} nodes={nodes} wanted={isMany ? count : 1} />
    </FormShell>
  );
}
