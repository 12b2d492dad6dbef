import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoaderData, useSearchParams } from 'react-router';
import { Entrance } from './entrance.tsx';
import { loadWays } from './entry.ts';
import { nextPath } from './next-path.ts';
import { PasswordForm } from './password/password-form.tsx';
import { lastUsedWay, ProviderLinks } from './provider/provider-links.tsx';
import { RefusalBanner } from './provider/refusal-banner.tsx';

export const loader = loadWays;

/** Offers the identity providers first. A password is one press further, except where it was used last. */
export function Component() {
  const { t } = useTranslation('session');
  const { providers, passwords, refusal } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const [withPassword, setWithPassword] = useState(
    !providers.length || (passwords === 'everybody' && lastUsedWay() === 'password'),
  );
  const next = nextPath(search.get('next'), location.origin);
  return (
    <Entrance title={t('signIn.title')} lead={next === '/' ? undefined : t('signIn.goOn')}>
      <RefusalBanner refusal={refusal} />
      {providers.length > 0 && <ProviderLinks providers={providers} search={{ next }} />}
      {withPassword ? (
        <PasswordForm next={next} />
      ) : (
        <button type="button" className="link justify-self-start" onClick={() => setWithPassword(true)}>
          {t(`ways.password.${passwords}`)}
        </button>
      )}
    </Entrance>
  );
}
