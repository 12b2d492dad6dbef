import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiCall } from '#shared/acts/api-call.tsx';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { Button } from '#shared/ui/button.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { ActFields } from './act-fields.tsx';
import { ActProblem } from './act-problem.tsx';
import { drainCalls, draining } from './act-queries.ts';
import { sizeOf, type ActPart } from './selection.ts';

export interface ActDialogProps {
  /** One part a cluster, as at the time the dialog opened. */
  parts: ActPart[];
  onClose: () => void;
  onDone: () => void;
}

/** Explains the drain, its targets and that it cannot be undone, before it starts. */
export function DrainNodesDialog({ parts, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const navigate = useNavigate();
  const [atOnce, setAtOnce] = useState(1);
  const [key, renewKey] = useIdempotencyKey();
  const starting = useMutation(draining(parts, key));
  const acting = parts.filter(({ selection }) => selection.nodes.length > 0);
  const count = sizeOf(acting);
  const name = acting[0]?.selection.nodes[0]?.name ?? '';
  const how = { atOnce };
  // kubectl has one context per cluster.
  const each = (command: (node: string) => string) =>
    acting
      .flatMap(({ clusterName, selection }) => [
        ...(acting.length > 1 ? [`# ${clusterName}`] : []),
        ...selection.nodes.map((node) => command(node.name)),
      ])
      .join('\n');
  const drain = () =>
    starting.mutate(how, {
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
        acting.length > 1
          ? t('drain.titleClusters', { count, clusters: acting.length })
          : count === 1
            ? t('drain.titleOne', { name })
            : t('drain.titleMany', { count })
      }
      lead={t('drain.lead', { count })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="primary" onClick={drain} pending={starting.isPending} disabled={count === 0}>
            {t('drain.go', { count })}
          </Button>
        </>
      }
    >
      <ActFields
        parts={parts}
        atOnce={atOnce}
        onAtOnce={(next) => {
          setAtOnce(next);
          renewKey();
        }}
        evicts
      />
      <div className="grid gap-2">
        <p>{t('drain.undo')}</p>
        <div className="max-h-36 overflow-y-auto rounded-md">
          <CommandBlock what={t('drain.undoCommand')} command={each((node) => `kubectl uncordon ${node}`)} />
        </div>
        <p>{t('drain.done')}</p>
        <div className="max-h-36 overflow-y-auto rounded-md">
          <CommandBlock
            what={t('drain.doneCommand')}
            command={each((node) => `kubectl get pods -A --field-selector spec.nodeName=${node}`)}
          />
        </div>
      </div>
      <ApiCall dryRun={count ? drainCalls(parts, how) : null} />
      <ActProblem problem={starting.error} parts={parts} />
    </Dialog>
  );
}
