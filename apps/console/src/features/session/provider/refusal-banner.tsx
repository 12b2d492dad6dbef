import { useTranslation } from 'react-i18next';
import { Banner } from '#shared/ui/banner.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import type { Ways } from '../entry.ts';

/** Says why a sign-in at a provider failed, and what to do next. Null renders nothing. */
export function RefusalBanner({ refusal }: { refusal: Ways['refusal'] | undefined }) {
  const { t } = useTranslation('session');
  if (!refusal) return null;
  const { code, provider, account } = refusal;
  const tone = code === 'provider-cancelled' ? 'info' : 'bad';
  return (
    <Banner tone={tone} role="alert" title={t(`refusal.${code}.title`, { provider })}>
      <p>{t(`refusal.${code}.next`, { provider })}</p>
      {account !== null && <Copyable text={account} what={t('refusal.account')} />}
    </Banner>
  );
}
