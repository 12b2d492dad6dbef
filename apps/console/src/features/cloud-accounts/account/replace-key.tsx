import type { CloudAccountDetails, KeyProof as Proof, NewKey } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { CamPolicyHint } from '../cam-policy.tsx';
import { KeyForm } from '../key/key-form.tsx';
import { KeyProof } from './key-proof.tsx';
import { provingKey, replacingKey } from './queries.ts';

interface Props {
  account: CloudAccountDetails;
}

/** Verifies another key first, then uses it from now on. */
export function ReplaceKey({ account }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const [verified, setVerified] = useState<{ key: NewKey; proof: Proof } | null>(null);
  const proving = useMutation(provingKey(account.id));
  const replacing = useMutation(replacingKey(account.id));
  const isDone = replacing.isSuccess && verified === null;
  if (!verified)
    return (
      <div className="grid gap-3">
        {isDone && <p role="status">{t('account.replaced')}</p>}
        <KeyForm
          key={account.keySetAt}
          initial={account.key.kind}
          proving={proving}
          serverKey={account.serverKey}
          secretIdHelp={t('account.secretIdHelp')}
          onVerified={(key, proof) => setVerified({ key, proof })}
        />
        <CamPolicyHint />
      </div>
    );
  const { key, proof } = verified;
  return (
    <div className="grid gap-4">
      <p className="font-mono text-xs break-all">{key.kind === 'role' ? key.role.arn : key.secretId}</p>
      <KeyProof account={account} proof={proof} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant="primary"
          pending={replacing.isPending}
          onClick={() => replacing.mutate(key, { onSuccess: () => setVerified(null) })}
        >
          {t(key.kind === 'role' ? 'account.useRole' : 'account.use')}
        </Button>
        <Button onClick={() => setVerified(null)}>{t('add.another')}</Button>
        <p className="text-text-soft min-w-0 flex-1 basis-64 text-xs">{t('account.useHelp')}</p>
      </div>
      <ProblemAlert problem={replacing.error} />
    </div>
  );
}
