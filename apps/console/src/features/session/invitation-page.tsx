import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoaderData } from 'react-router';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Entrance } from './entrance.tsx';
import { leavingWithInvitation, loadWays } from './entry.ts';
import { isDeadLink, useLinkToken } from './link-token.ts';
import { NewPasswordForm } from './password/new-password-form.tsx';
import { ProviderLinks } from './provider/provider-links.tsx';
import { RefusalBanner } from './provider/refusal-banner.tsx';

export const loader = loadWays;

export function Component() {
  const token = useLinkToken();
  // Another link in the same tab changes only the part behind the `#`.
  return <Invitation key={token} token={token} />;
}

/** Uses an invitation: at an identity provider, or with a password. */
function Invitation({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const { providers, passwords, refusal } = useLoaderData<typeof loader>();
  const leaving = useMutation(leavingWithInvitation(token));
  const [dead, setDead] = useState(refusal?.code === 'link-used' || token === '');
  const [withPassword, setWithPassword] = useState(!providers.length);
  if (dead)
    return (
      <Entrance title={t('invitation.title')}>
        <Banner tone="bad" role="alert" title={t('invitation.dead')}>
          <p>{t('invitation.deadNext')}</p>
        </Banner>
        <LinkButton to={paths.signIn()} className="justify-self-start">
          {t('invitation.toSignIn')}
        </LinkButton>
      </Entrance>
    );
  const isChoice = providers.length > 0;
  return (
    <Entrance
      title={t(isChoice ? 'invitation.chooseTitle' : 'invitation.title')}
      lead={t(isChoice ? 'invitation.chooseLead' : 'invitation.lead')}
    >
      <RefusalBanner refusal={refusal} />
      {isChoice && (
        <ProviderLinks
          providers={providers}
          onPress={(id) => leaving.mutate(id, { onError: ({ problem }) => isDeadLink(problem) && setDead(true) })}
        />
      )}
      <ProblemAlert problem={leaving.error} />
      {withPassword ? (
        <NewPasswordForm token={token} onDead={() => setDead(true)} />
      ) : (
        <button type="button" className="link justify-self-start" onClick={() => setWithPassword(true)}>
          {t(`invitation.choosePassword.${passwords}`)}
        </button>
      )}
    </Entrance>
  );
}
