import type { ApprovalDetails } from '@isthmus/contracts/approvals';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { ReasonRule } from '#shared/approvals/reason-rule.ts';
import { Button } from '#shared/ui/button.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Textarea } from '#shared/ui/field/text-input.tsx';
import { approving, breakingGlass, declining, withdrawing } from './queries.ts';

/** The buttons of who may decide, or of who asked. */
export function Deciding({ approval: { id, act, may, version, refusal } }: { approval: ApprovalDetails }) {
  const { t } = useTranslation('approvals');
  const [open, setOpen] = useState<'decline' | 'glass'>();
  const approve = useMutation(approving(id, version ?? ''));
  const decline = useMutation(declining(id));
  const withdraw = useMutation(withdrawing(id));
  const breakIt = useMutation(breakingGlass(id, version ?? ''));
  const isImpossible = version === null || refusal !== null;
  const failed = approve.error ?? decline.error ?? withdraw.error ?? breakIt.error;
  if (!may.length) return null;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {may.includes('decide') && (
          <>
            <Button
              variant="danger"
              disabled={isImpossible}
              pending={approve.isPending}
              onClick={() => approve.mutate()}
            >
              {t(`approve.${act}`)}
            </Button>
            <Button aria-expanded={open === 'decline'} onClick={() => setOpen('decline')}>
              {t('decline')}
            </Button>
          </>
        )}
        {may.includes('withdraw') && (
          <Button pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('withdraw')}
          </Button>
        )}
        {may.includes('break-glass') && !isImpossible && (
          <Button aria-expanded={open === 'glass'} onClick={() => setOpen('glass')}>
            {t('glass.title')}
          </Button>
        )}
      </div>
      {open === 'decline' && (
        <WithReason
          label={t('declineReason')}
          act={t('decline')}
          isPending={decline.isPending}
          onSend={(reason) => decline.mutate(reason)}
        />
      )}
      {open === 'glass' && (
        <WithReason
          label={t('glass.reason')}
          help={t('glass.text')}
          act={t('glass.act')}
          danger
          isPending={breakIt.isPending}
          onSend={(reason) => breakIt.mutate(reason)}
        />
      )}
      <ProblemAlert problem={failed} />
    </div>
  );
}

interface Props {
  label: string;
  help?: string;
  act: string;
  danger?: boolean;
  isPending: boolean;
  onSend: (reason: string) => void;
}

function WithReason({ label, help, act, danger = false, isPending, onSend }: Props) {
  const [reason, setReason] = useState('');
  const isReason = ReasonRule.isKept(reason);
  return (
    <form
      className="border-line grid max-w-xl gap-3 rounded-md border p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReason) onSend(reason.trim());
      }}
    >
      <Field label={label} help={help} required>
        <Textarea
          autoFocus
          rows={3}
          maxLength={ReasonRule.maxLength}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={isPending} aria-disabled={!isReason}>
          {act}
        </Button>
      </div>
    </form>
  );
}
