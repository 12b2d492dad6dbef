import { confirms } from '@isthmus/contracts/confirmation';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiCall } from '#shared/acts/api-call.tsx';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { TypedName } from '#shared/form/typed-name.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { ActFields } from './act-fields.tsx';
import type { ActDialogProps } from './drain-nodes-dialog.tsx';
import { deleteCalls, deletingExternalNodes } from './act-queries.ts';
import { refsOf } from './selection.ts';

/** Drains first by default. Force is a separate choice with a typed confirmation. */
export default function DeleteNodesDialog(props: ActDialogProps & { clusterName: string }) {
  const { cluster, clusterName, selection, rows, onClose, onDone } = props;
  const { t } = useTranslation(['node-acts', 'shared']);
  const navigate = useNavigate();
  const [choices, setChoices] = useState({ atOnce: 1, drainFirst: true, force: false, confirmed: '' });
  const [key, renewKey] = useIdempotencyKey();
  const deleting = useMutation(deletingExternalNodes(cluster, key));
  const change = (differs: Partial<typeof choices>) => {
    setChoices({ ...choices, ...differs });
    renewKey();
  };
  const { nodes } = selection;
  const count = nodes.length;
  const name = nodes[0]?.name ?? '';
  const isConfirmed = !choices.force || confirms(choices.confirmed, clusterName, cluster.clusterId);
  const body = { nodes: refsOf(nodes), ...choices };
  const remove = () =>
    deleting.mutate(body, {
      onSuccess: (group) => {
        onDone();
        void navigate(paths.operationGroup(cluster.accountId, group.id));
      },
    });
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={count === 1 ? t('delete.titleOne', { name }) : t('delete.titleMany', { count })}
      lead={t('delete.lead', { count })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="danger" onClick={remove} pending={deleting.isPending} disabled={count === 0 || !isConfirmed}>
            {t(choices.force ? 'delete.goForce' : 'delete.go', { count })}
          </Button>
        </>
      }
    >
      <Banner tone="bad" title={t('delete.writersTitle')}>
        {t('delete.writers')}
      </Banner>
      <ActFields
        selection={selection}
        rows={rows}
        atOnce={choices.atOnce}
        onAtOnce={(atOnce) => change({ atOnce })}
        evicts={choices.drainFirst}
      />
      <Checkbox
        label={t('delete.drainFirst')}
        help={t(choices.drainFirst ? 'delete.drainFirstHelp' : 'delete.noDrain')}
        checked={choices.drainFirst}
        onChange={(event) => change({ drainFirst: event.target.checked })}
      />
      <details className="border-line rounded-md border px-3 py-2">
        <summary className="min-h-6">{t('delete.forceTitle')}</summary>
        <div className="grid gap-3 pt-2">
          <Checkbox
            label={t('delete.force')}
            help={t('delete.forceHelp')}
            checked={choices.force}
            onChange={(event) => change({ force: event.target.checked })}
          />
          {choices.force && (
            <TypedName
              name={clusterName}
              otherwise={cluster.clusterId}
              value={choices.confirmed}
              onChange={(confirmed) => change({ confirmed })}
            />
          )}
        </div>
      </details>
      <ApiCall dryRun={count && isConfirmed ? deleteCalls(cluster, body) : null} />
      <ProblemAlert problem={deleting.error} />
    </Dialog>
  );
}
