import type { Refusal } from '@isthmus/contracts/acts';
import type { DeleteExternalNodePool, ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { Operation } from '@isthmus/contracts/operations';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFourEyes } from '#features/cloud-accounts/queries.ts';
import type { ApiError } from '#shared/api/call.ts';
import { FormShell } from '#shared/form/form-shell.tsx';
import { TypedNameField } from '#shared/form/typed-name-field.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { Section } from '#shared/ui/section.tsx';
import { deleteForm, emptyDeleteForm, isAllowed } from './deletion-rules.ts';
import { deleteCall } from '../pool-mutations.ts';
import { WithNodesFields } from './with-nodes-fields.tsx';

interface Props {
  pool: ExternalNodePool;
  refusal: Refusal | null;
  nodes: ExternalNode[];
  /** The reading of the nodes is. */
  isOutOfDate: boolean;
  deleting: UseMutationResult<Operation, ApiError, DeleteExternalNodePool>;
  /** Renews the idempotency key, because a request after a refusal is a new request. */
  renewKey: () => void;
}

export function DeleteExternalNodePoolForm({ pool, refusal, nodes, isOutOfDate, deleting, renewKey }: Props) {
  const { t } = useTranslation('external-node-pools');
  const navigate = useNavigate();
  const key = { accountId: pool.accountId, region: pool.region, clusterId: pool.clusterId, nodePoolId: pool.id };
  const count = nodes.length;
  const isAsked = useFourEyes([key.accountId]);
  const shell = useFormShell({
    schema: deleteForm(pool),
    initial: emptyDeleteForm,
    names: { confirmedName: pool.name },
    mutation: deleting,
    bodyOf: ({ typedForce, ...body }) => (isAllowed({ ...body, typedForce }, count) ? body : null),
    onDone: () => void navigate(paths.externalNodePools(key)),
    onRefused: renewKey,
  });
  const typed = shell.form.watch();
  const allowed = isAllowed(typed, count);
  const missing = typed.force && typed.withNodes ? 'delete.typeForce' : 'delete.emptyFirst';
  return (
    <Section title={t(count ? 'delete.withNodesTitle' : 'delete.emptyTitle')} lead={t('delete.noWayBack')}>
      <FormShell
        shell={shell}
        label={t('delete.form')}
        short
        className="max-w-2xl"
        danger
        submit={isAsked ? t('delete.ask') : count > 0 ? t('delete.submitWithNodes', { count }) : t('delete.submit')}
        disabled={!allowed}
        refusal={refusal}
        sentence={allowed ? undefined : t(missing)}
        callOf={(body) => deleteCall(key, body)}
        unsaved={false}
      >
        {count > 0 && <WithNodesFields nodes={nodes} isOutOfDate={isOutOfDate} />}
        <TypedNameField field="confirmedName" name={pool.name} otherwise={pool.id} />
      </FormShell>
    </Section>
  );
}
