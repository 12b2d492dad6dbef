import type { NewApproval } from '@isthmus/contracts/approvals';
import { requestApproval } from '@isthmus/contracts/routes/approvals';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { call, type ApiError } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Textarea } from '#shared/ui/field/text-input.tsx';
import { ReasonRule } from './reason-rule.ts';

interface Props {
  /** The words of the pressed control. */
  label: string | null;
  request: Omit<NewApproval, 'reason'>;
  /** The id of the request, a fault of the form's fields, or null when the person cancels. */
  onEnd: (ended: string | ApiError | null) => void;
}

/** Asks for the reason, and sends the request. */
export function AskPanel({ label, request, onEnd }: Props) {
  const { t } = useTranslation(['approvals', 'shared']);
  const id = useId();
  const [reason, setReason] = useState('');
  const [key] = useIdempotencyKey();
  // The panel stands outside the page's tree, so the client is named.
  const { mutate, error, isPending } = useMutation<string, ApiError, string>(
    {
      mutationFn: async (why) =>
        (await call(requestApproval, { body: { ...request, reason: why }, idempotencyKey: key })).id,
      onSuccess: onEnd,
      onError: (refusal) => refusal.problem.fields?.length && onEnd(refusal),
    },
    queryClient,
  );
  const isReason = ReasonRule.isKept(reason);
  return (
    <div
      role="dialog"
      aria-labelledby={id}
      className="bg-raised text-text border-line shadow-lift grid gap-3 rounded-lg border p-5"
    >
      <div className="grid gap-1">
        <h2 id={id} className="text-md">
          {t('ask.title')}
        </h2>
        <p className="text-text-soft">{t('ask.lead')}</p>
      </div>
      {label && <p className="border-line border-y py-2 font-medium break-words">{label}</p>}
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReason) mutate(reason.trim());
        }}
      >
        <Field label={t('ask.reason')} help={t('ask.help')} required>
          <Textarea
            autoFocus
            rows={3}
            maxLength={ReasonRule.maxLength}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <ProblemAlert problem={error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={isPending} aria-disabled={!isReason}>
            {t('ask.act')}
          </Button>
          <Button variant="ghost" onClick={() => onEnd(null)}>
            {t('shared:cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}
