import type { ClusterKey } from '@isthmus/contracts/places';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiCall } from '#shared/acts/api-call.tsx';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { ActFields } from './act-fields.tsx';
import type { NodeRow } from '../list/node-rows.ts';
import { drainCalls, drainingExternalNodes } from './act-queries.ts';
import { refsOf, type Selection } from './selection.ts';

export interface ActDialogProps {
  cluster: ClusterKey;
  /** The selection at the time the dialog opened. The act itself must not change it. */
  selection: Selection;
  /** All nodes of the cluster. */
  rows: NodeRow[];
  onClose: () => void;
  onDone: () => void;
}

/** Explains the drain, its targets and that it cannot be undone, before it starts. */
export default function DrainNodesDialog({ cluster, selection, rows, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const navigate = useNavigate();
  const [atOnce, setAtOnce] = useState(1);
  const [key, renewKey] = useIdempotencyKey();
  const draining = useMutation(drainingExternalNodes(cluster, key));
  const { nodes } = selection;
  const count = nodes.length;
  const name = nodes[0]?.name ?? '';
  const body = { nodes: refsOf(nodes), atOnce };
  const each = (command: (node: string) => string) => nodes.map((node) => command(node.name)).join('\n');
  const drain = () =>
    draining.mutate(body, {
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
      title={count === 1 ? t('drain.titleOne', { name }) : t('drain.titleMany', { count })}
      lead={t('drain.lead', { count })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="primary" onClick={drain} pending={draining.isPending} disabled={count === 0}>
            {t('drain.go', { count })}
          </Button>
        </>
      }
    >
      <ActFields
        selection={selection}
        rows={rows}
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
      <ApiCall dryRun={count ? drainCalls(cluster, body) : null} />
      <ProblemAlert problem={draining.error} />
    </Dialog>
  );
}
