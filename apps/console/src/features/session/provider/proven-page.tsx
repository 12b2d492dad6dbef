import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoaderData } from 'react-router';
import { announceProof } from '#shared/step-up/proven.ts';
import { Entrance } from '../entrance.tsx';
import { loadWays } from '../entry.ts';
import { RefusalBanner } from './refusal-banner.tsx';

export const loader = loadWays;

/** The end of a sign-in at a provider that confirmed who is there: the other tab continues, and this one can go. */
export function Component() {
  const { t } = useTranslation('session');
  const { refusal } = useLoaderData<typeof loader>();
  useEffect(() => {
    if (refusal) return;
    announceProof();
    window.close();
  }, [refusal]);
  return (
    <Entrance title={t(refusal ? 'proven.refused' : 'proven.title')} lead={t(refusal ? 'proven.retry' : 'proven.lead')}>
      <RefusalBanner refusal={refusal} />
    </Entrance>
  );
}
