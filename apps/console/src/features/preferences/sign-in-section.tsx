import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { connectingIdentity, ownIdentities } from './profile/queries.ts';

/** The person's accounts at identity providers, and links to add one. Renders nothing in an installation without providers. */
export function SignInSection() {
  const { t } = useTranslation('preferences');
  const { data } = useQuery(ownIdentities());
  if (!data || (!data.providers.length && !data.identities.length)) return null;
  return (
    <Section title={t('signIn.title')} lead={t('signIn.lead')}>
      {data.identities.length ? (
        <ul className="grid max-w-[560px]">
          {data.identities.map(({ provider, account, lastUsedAt }) => (
            <li
              key={`${provider} ${account}`}
              className="border-line flex flex-wrap justify-between gap-x-4 border-b py-2"
            >
              <span className="min-w-0 break-words">
                <span className="font-medium">{provider ?? t('signIn.gone')}</span> {account}
              </span>
              {lastUsedAt !== null && (
                <span className="text-text-soft text-xs">
                  {t('signIn.used')} <Age at={lastUsedAt} />
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-text-soft">{t('signIn.none')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {data.providers.map((provider) => (
          <Connect key={provider.id} provider={provider} />
        ))}
      </div>
    </Section>
  );
}

function Connect({ provider: { id, name } }: { provider: { id: string; name: string } }) {
  const { t } = useTranslation('preferences');
  const connecting = useMutation(connectingIdentity(id));
  return (
    <>
      <Button pending={connecting.isPending} onClick={() => connecting.mutate()}>
        {t('signIn.connect', { name })}
      </Button>
      <ProblemAlert problem={connecting.error} />
    </>
  );
}
