import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { Entrance } from './entrance.tsx';
import { loadWays } from './entry.ts';
import { nextPath } from './next-path.ts';
import { PasskeyButton } from './passkey/passkey-button.tsx';
import { CodeForm } from './password/code-form.tsx';
import { PasswordForm } from './password/password-form.tsx';
import { lastUsedWay, ProviderLinks, rememberWay } from './provider/provider-links.tsx';
import { RefusalBanner } from './provider/refusal-banner.tsx';

export const loader = loadWays;

/** Offers the identity providers first. A password is one press further, except where it was used last. */
export function Component() {
  const { t } = useTranslation('session');
  const { providers, passwords, passkeysAt, refusal } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const [withPassword, setWithPassword] = useState(
    !providers.length || (passwords === 'everybody' && lastUsedWay() === 'password'),
  );
  const next = nextPath(search.get('next'), location.origin);
  const navigate = useNavigate();
  const [isHalfWay, setHalfWay] = useState(false);
  const signedIn = () => {
    rememberWay('password');
    void navigate(next, { replace: true });
  };
  if (isHalfWay)
    return (
      <Entrance title={t('code.title')} lead={t('code.lead')}>
        <CodeForm onSignedIn={signedIn} onStartOver={() => setHalfWay(false)} />
      </Entrance>
    );
  return (
    <Entrance title={t('signIn.title')} lead={next === '/' ? undefined : t('signIn.goOn')}>
      <RefusalBanner refusal={refusal} />
      {providers.length > 0 && <ProviderLinks providers={providers} next={next} />}
      {withPassword ? (
        <>
          <PasswordForm onSignedIn={signedIn} onHalfWay={() => setHalfWay(true)} />
          {passkeysAt === location.hostname && <PasskeyButton onSignedIn={signedIn} />}
        </>
      ) : (
        <button type="button" className="link justify-self-start" onClick={() => setWithPassword(true)}>
          {t(`ways.password.${passwords}`)}
        </button>
      )}
    </Entrance>
  );
}
