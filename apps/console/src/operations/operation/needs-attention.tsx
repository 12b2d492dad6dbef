import { adoptPool, resolveOperation, retryOperation } from '@isthmus/contracts/routes/operations';
import { fault } from '@isthmus/contracts/fault';
import type { Operation } from '@isthmus/contracts/operations';
import { mutationOptions, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOf, refusalToAct, refusalToNote, type Rights } from '#operations/rights.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';

const changed = (accountId: string) => queryClient.invalidateQueries({ queryKey: ['operations', accountId] });

const retryingOperation = (accountId: string, operationId: string) =>
  mutationOptions({
    mutationFn: () => call(retryOperation, { params: { accountId, operationId } }),
    onSuccess: () => changed(accountId),
  });

const resolvingOperation = (accountId: string, operationId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(resolveOperation, { params: { accountId, operationId }, body: { reason } }),
    onSuccess: () => changed(accountId),
  });

const adoptingPool = (accountId: string, operationId: string) =>
  mutationOptions({
    mutationFn: (poolId: string) => call(adoptPool, { params: { accountId, operationId }, body: { poolId } }),
    onSuccess: () => changed(accountId),
  });

type Choice = 'adopt' | 'resolve';

/** Lets a person resolve an unconfirmed operation: adopt the result, check and retry, or close it with a note. */
export function NeedsAttention({ operation, rights }: { operation: Operation; rights: Rights }) {
  const { accountId, id, kind, outcome } = operation;
  const { t } = useTranslation('operation');
  const retrying = useMutation(retryingOperation(accountId, id));
  const adopting = useMutation(adoptingPool(accountId, id));
  const resolving = useMutation(resolvingOperation(accountId, id));
  const [choice, setChoice] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  const toRepeat = refusalToAct(actOf(operation), rights);
  const toResolve = refusalToNote(actOf(operation), rights);
  const creates = kind === 'create-external-node-pool';
  const chosenMutation = choice === 'adopt' ? adopting : resolving;
  const fieldFault = chosenMutation.error?.problem.fields?.[0];
  const toggle = (next: Choice) => () => setChoice(choice === next ? null : next);
  return (
    <div className="bg-warn-soft grid gap-3 rounded-md px-3 py-2.5">
      <p className="max-w-[72ch]">{t(creates ? 'attention.create' : 'attention.other')}</p>
      {creates && outcome?.seen && <p className="font-mono text-xs break-all">{outcome.seen}</p>}
      <div className="flex flex-wrap gap-2">
        {creates && (
          <ActButton refusal={toRepeat} onClick={toggle('adopt')} aria-expanded={choice === 'adopt'}>
            {t('attention.adopt')}
          </ActButton>
        )}
        <ActButton refusal={toRepeat} onClick={() => retrying.mutate()} pending={retrying.isPending}>
          {t(creates ? 'attention.retryCreate' : 'attention.retry')}
        </ActButton>
        <ActButton refusal={toResolve} onClick={toggle('resolve')} aria-expanded={choice === 'resolve'}>
          {t('attention.resolve')}
        </ActButton>
      </div>
      {choice && (
        <form
          className="flex max-w-xl flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            chosenMutation.mutate(text.trim());
          }}
        >
          <div className="min-w-60 flex-1">
            <Field
              label={t(`attention.${choice}Label`)}
              error={fieldFault && fault(fieldFault.code, fieldFault.params)}
              required
            >
              <TextInput
                value={text}
                mono={choice === 'adopt'}
                onChange={(event) => setText(event.target.value)}
                placeholder={choice === 'adopt' ? 'np-' : ''}
              />
            </Field>
          </div>
          <Button type="submit" variant="primary" pending={chosenMutation.isPending}>
            {t(`attention.${choice}`)}
          </Button>
        </form>
      )}
      <ProblemAlert problem={fieldFault ? null : (retrying.error ?? chosenMutation.error)} />
    </div>
  );
}
