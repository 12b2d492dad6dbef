import { actLikeForce } from '@isthmus/contracts/acts';
import { maxNodesAlone } from '@isthmus/contracts/approval-acts';
import { confirms } from '@isthmus/contracts/confirmation';
import { useMutation, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFourEyes } from '#features/cloud-accounts/queries.ts';
import { cluster as clusterQuery } from '#features/clusters/queries.ts';
import { refusalToAct } from '#operations/rights.ts';
import { useRefusalText } from '#shared/acts/act-button.tsx';
import { ApiCall } from '#shared/acts/api-call.tsx';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { TypedName } from '#shared/form/typed-name.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { ActFields } from './act-fields.tsx';
import type { ActDialogProps } from './drain-nodes-dialog.tsx';
import { ActProblem } from './act-problem.tsx';
import { deleteCalls, deleting } from './act-queries.ts';
import { sizeOf } from './selection.ts';

/**
 * Drains first by default. Force is a separate choice with a typed confirmation: the cluster's name, or the number of nodes in several
 * clusters.
 */
export function DeleteNodesDialog({ parts, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const navigate = useNavigate();
  const [choices, setChoices] = useState({ atOnce: 1, drainFirst: true, force: false, confirmed: '' });
  const [key, renewKey] = useIdempotencyKey();
  const starting = useMutation(deleting(parts, key));
  const change = (differs: Partial<typeof choices>) => {
    setChoices({ ...choices, ...differs });
    renewKey();
  };
  const acting = parts.filter(({ selection }) => selection.nodes.length > 0);
  const count = sizeOf(acting);
  const hasFourEyes = useFourEyes(acting.map(({ cluster }) => cluster.accountId));
  const replies = useQueries({ queries: acting.map(({ cluster }) => clusterQuery(cluster)) });
  const toForce = replies.map(({ data }) => refusalToAct(actLikeForce, data)).find(Boolean);
  const refusalText = useRefusalText();
  const isAsked = hasFourEyes && (choices.force || count > maxNodesAlone);
  const name = acting[0]?.selection.nodes[0]?.name ?? '';
  const isMany = acting.length > 1;
  const word = isMany ? String(count) : (acting[0]?.clusterName ?? '');
  const otherwise = isMany ? '' : (acting[0]?.cluster.clusterId ?? '');
  const isConfirmed = !choices.force || confirms(choices.confirmed, word, otherwise);
  const remove = () =>
    starting.mutate(choices, {
      onSuccess: (address) => {
        onDone();
        void navigate(address);
      },
    });
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={
        isMany
          ? t('delete.titleClusters', { count, clusters: acting.length })
          : count === 1
            ? t('delete.titleOne', { name })
            : t('delete.titleMany', { count })
      }
      lead={isMany ? t('delete.leadClusters') : t('delete.lead', { count })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="danger" onClick={remove} pending={starting.isPending} disabled={count === 0 || !isConfirmed}>
            {t(isAsked ? 'delete.ask' : choices.force ? 'delete.goForce' : 'delete.go', { count })}
          </Button>
        </>
      }
    >
      <Banner tone="bad" title={t('delete.writersTitle')}>
        {t('delete.writers')}
      </Banner>
      <ActFields
        parts={parts}
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
            help={toForce ? refusalText(toForce) : t('delete.forceHelp')}
            disabled={toForce !== undefined}
            checked={choices.force}
            onChange={(event) => change({ force: event.target.checked })}
          />
          {choices.force && (
            <TypedName
              name={word}
              otherwise={otherwise}
              value={choices.confirmed}
              onChange={(confirmed) => change({ confirmed })}
            />
          )}
        </div>
      </details>
      <ApiCall dryRun={count && isConfirmed ? deleteCalls(parts, choices) : null} />
      <ActProblem problem={starting.error} parts={parts} />
    </Dialog>
  );
}
