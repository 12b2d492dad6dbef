import type { Refusal } from '@isthmus/contracts/acts';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { modifyingExternalNodePool } from '../pool-mutations.ts';

/** Turns protection off as a separate operation. Deletion becomes available after a read confirms it. */
export function ProtectionOff({ pool, refusal }: { pool: ExternalNodePool; refusal: Refusal | null }) {
  const { t } = useTranslation('external-node-pools');
  const [idempotencyKey, renewKey] = useIdempotencyKey();
  const modifying = useMutation(modifyingExternalNodePool({ ...pool, nodePoolId: pool.id }, idempotencyKey));
  const switchOff = () =>
    modifying.mutate({ basedOn: pool.digest, deletionProtection: false }, { onSettled: renewKey });
  return (
    <section aria-label={t('protection.title')} className="grid gap-2">
      <p>{t('protection.text')}</p>
      <div>
        <ActButton refusal={refusal} onClick={switchOff} pending={modifying.isPending}>
          {t('protection.switchOff')}
        </ActButton>
      </div>
      <ProblemAlert problem={modifying.error} />
    </section>
  );
}
