import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Countdown } from '#shared/time/waiting.tsx';
import { Button } from '#shared/ui/button.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { revealingPoolScript } from './queries.ts';

/**
 * Reads the pool's script, which is lost after the deletion. The script is a join credential: it stays in this
 * component and each read is audited.
 */
export function KeepScript({ pool }: { pool: ExternalNodePool }) {
  const { t } = useTranslation('external-node-pools');
  const revealing = useMutation(revealingPoolScript({ ...pool, nodePoolId: pool.id }));
  const now = useNow();
  const fetched = revealing.data;
  const expired = fetched && Date.parse(fetched.expiresAt) < now;
  return (
    <div className="grid max-w-2xl gap-2">
      <p>{t('script.text', { script: `add2tkectl-${pool.clusterId}-${pool.id}` })}</p>
      {fetched && !expired && (
        <>
          <CommandBlock what={t('script.wget')} command={fetched.wget} />
          <CommandBlock what={t('script.curl')} command={fetched.curl} />
          <p className="text-text-soft text-xs">
            {t('script.expires')} <Countdown to={fetched.expiresAt} />
          </p>
        </>
      )}
      {expired && <p className="text-warn text-xs">{t('script.expired')}</p>}
      <div>
        <Button onClick={() => revealing.mutate()} pending={revealing.isPending}>
          {t(fetched ? 'script.again' : 'script.fetch')}
        </Button>
      </div>
      <ProblemAlert problem={revealing.error} />
    </div>
  );
}
