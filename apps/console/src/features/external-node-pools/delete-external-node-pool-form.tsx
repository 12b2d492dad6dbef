import { DeleteExternalNodePool, type ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { Operation } from '@isthmus/contracts/operations';
import { confirms } from '@isthmus/contracts/confirmation';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useController, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ApiError } from '#shared/api/api-error.ts';
import { ApiCall } from '#shared/api-call.tsx';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { TypedName } from '#shared/typed-name.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';
import { Section } from '#shared/ui/section.tsx';
import { HostsLeft } from './hosts-left.tsx';
import { deleteCall } from './queries.ts';

const forceWord = 'force';

interface Props {
  pool: ExternalNodePool;
  nodes: ExternalNode[];
  deleting: UseMutationResult<Operation, ApiError, DeleteExternalNodePool>;
  /** After a refusal the next request is another one. */
  renewKey: () => void;
}

/** Nothing is chosen beforehand while the pool holds nodes: removing them with it is a choice of its own, and so is force. */
export function DeleteExternalNodePoolForm({ pool, nodes, deleting, renewKey }: Props) {
  const { t } = useTranslation('external-node-pools');
  const navigate = useNavigate();
  const key = { accountId: pool.accountId, region: pool.region, clusterId: pool.clusterId, nodePoolId: pool.id };
  const [typedForce, setTypedForce] = useState('');
  const schema = DeleteExternalNodePool.extend({
    confirmedName: DeleteExternalNodePool.shape.confirmedName.refine(
      (name) => confirms(name, pool.name, pool.id),
      fault('pool-name-differs'),
    ),
  });
  const { control, register, watch, handleSubmit, setError, formState } = useForm({
    resolver: schemaResolver(schema),
    defaultValues: { confirmedName: '', withNodes: false, force: false },
  });
  const name = useController({ control, name: 'confirmedName' });
  const body = watch();
  const { withNodes, force } = body;
  const count = nodes.length;
  const allowed = (count === 0 || withNodes) && (!force || typedForce === forceWord);
  const isComplete = allowed && schema.safeParse(body).success;

  const submit = handleSubmit((values) => {
    if (!allowed) return;
    deleting.mutate(values, {
      onSuccess: () => navigate(paths.externalNodePools(key)),
      onError: (error) => {
        renewKey();
        markFields(error, setError, ['confirmedName']);
      },
    });
  });

  return (
    <Section title={t(count ? 'delete.withNodesTitle' : 'delete.emptyTitle')} lead={t('delete.noWayBack')}>
      <form aria-label={t('delete.form')} onSubmit={submit} noValidate className="grid max-w-2xl gap-4">
        {count > 0 && (
          <>
            <Checkbox
              label={t('delete.withNodes', { count })}
              help={t('delete.withNodesHelp')}
              {...register('withNodes')}
            />
            {withNodes && (
              <>
                <HostsLeft nodes={nodes} />
                <Checkbox label={t('delete.force')} help={t('delete.forceHelp')} {...register('force')} />
                {force && <TypedName name={forceWord} value={typedForce} onChange={setTypedForce} />}
              </>
            )}
          </>
        )}
        <TypedName
          name={pool.name}
          otherwise={pool.id}
          value={name.field.value}
          onChange={name.field.onChange}
          error={formState.errors.confirmedName?.message}
        />
        <ProblemAlert problem={unmarked(deleting.error, ['confirmedName'])} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="danger" pending={deleting.isPending} disabled={!allowed}>
            {count > 0 ? t('delete.submitWithNodes', { count }) : t('delete.submit')}
          </Button>
          {!allowed && (
            <p className="text-text-soft">{t(force && withNodes ? 'delete.typeForce' : 'delete.emptyFirst')}</p>
          )}
        </div>
        <ApiCall dryRun={isComplete ? deleteCall(key, body) : null} />
      </form>
    </Section>
  );
}
