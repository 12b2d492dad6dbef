import { confirms } from '@isthmus/contracts/confirmation';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiCall } from '#shared/api-call.tsx';
import { useIdempotencyKey } from '#shared/idempotency-key.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { TypedName } from '#shared/typed-name.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { ActFields } from './act-fields.tsx';
import type { ActDialogProps } from './drain-nodes-dialog.tsx';
import { deletingExternalNodes } from './queries.ts';
import { refsOf, selectionFor } from './selection.ts';

/** A drain first is the default; force is apart, typed, and never chosen by itself. */
export default function DeleteNodesDialog(props: ActDialogProps & { clusterName: string }) {
  const { cluster, clusterName, chosen, rows, onClose, onDone } = props;
  const { t } = useTranslation('external-nodes');
  const navigate = useNavigate();
  const [wish, setWish] = useState({ atOnce: 1, drainFirst: true, force: false, confirmed: '' });
  const [key, renewKey] = useIdempotencyKey();
  const deleting = useMutation(deletingExternalNodes(cluster, key));
  const change = (differs: Partial<typeof wish>) => {
    setWish({ ...wish, ...differs });
    renewKey();
  };
  const selection = selectionFor('delete', chosen);
  const { nodes } = selection;
  const count = nodes.length;
  const name = nodes[0]?.name ?? '';
  const isConfirmed = !wish.force || confirms(wish.confirmed, clusterName, cluster.clusterId);
  const call = { region: cluster.region, request: { ClusterId: cluster.clusterId } };
  const remove = () =>
    deleting.mutate(
      { nodes: refsOf(nodes), ...wish },
      {
        onSuccess: (group) => {
          onDone();
          void navigate(paths.operationGroup(cluster.accountId, group.id));
        },
      },
    );
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
            {t(wish.force ? 'delete.goForce' : 'delete.go', { count })}
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
        atOnce={wish.atOnce}
        onAtOnce={(atOnce) => change({ atOnce })}
        evicts={wish.drainFirst}
      />
      <Checkbox
        label={t('delete.drainFirst')}
        help={t(wish.drainFirst ? 'delete.drainFirstHelp' : 'delete.noDrain')}
        checked={wish.drainFirst}
        onChange={(event) => change({ drainFirst: event.target.checked })}
      />
      <details className="border-line rounded-md border px-3 py-2">
        <summary className="min-h-6">{t('delete.forceTitle')}</summary>
        <div className="grid gap-3 pt-2">
          <Checkbox
            label={t('delete.force')}
            help={t('delete.forceHelp')}
            checked={wish.force}
            onChange={(event) => change({ force: event.target.checked })}
          />
          {wish.force && (
            <TypedName
              name={clusterName}
              otherwise={cluster.clusterId}
              value={wish.confirmed}
              onChange={(confirmed) => change({ confirmed })}
            />
          )}
        </div>
      </details>
      <ApiCall
        action="DeleteExternalNode"
        region={call.region}
        request={{ ...call.request, Names: [name], Force: wish.force }}
      />
      <ProblemAlert problem={deleting.error} />
    </Dialog>
  );
}
