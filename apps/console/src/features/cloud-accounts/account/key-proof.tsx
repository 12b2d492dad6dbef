import type { CloudAccount, KeyProof as Proof } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import { useDuration } from '#shared/time/duration.tsx';

interface Props {
  account: Pick<CloudAccount, 'uin' | 'regions'>;
  proof: Proof;
}

/** Shows what Tencent Cloud answered for a key of this account: whose it is, how fast, and whether it reaches every region in use. */
export function KeyProof({ account, proof }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const duration = useDuration();
  const missing = account.regions.filter((one) => !proof.regions.some(({ region }) => region === one));
  return (
    <ul role="status" className="border-good-fill grid gap-1.5 border-l-2 pl-3">
      <li className="flex flex-wrap items-baseline gap-x-3">
        <Status status="running" word={t('account.proof.same', { uin: account.uin })} />
        <span className="text-text-soft tabular ml-auto text-xs">
          {proof.tookMs < 1000 ? t('account.proof.ms', { count: proof.tookMs }) : duration(proof.tookMs)}
        </span>
      </li>
      <li className="font-mono text-xs break-all">{proof.arn}</li>
      <li>
        {missing.length ? (
          <Status status="late" word={t('account.proof.missing', { regions: missing.join(', ') })} />
        ) : (
          <Status status="running" word={t('account.proof.regions', { count: account.regions.length })} />
        )}
      </li>
    </ul>
  );
}
