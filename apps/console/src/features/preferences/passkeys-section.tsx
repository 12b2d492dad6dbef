import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { draftingPasskey, ownWays, removingPasskey } from './own-ways.ts';
import { PasskeyDraft } from './passkey-draft.tsx';

/** The person's passkeys; where they do not work, the reason. */
export function PasskeysSection() {
  const { t } = useTranslation('preferences');
  const { data } = useQuery(ownWays());
  const drafting = useMutation(draftingPasskey());
  const removing = useMutation(removingPasskey());
  const [isAdded, setAdded] = useState(false);
  if (!data) return null;
  const { passkeys, passkeysAt: at } = data;
  const reason =
    'absent' in at
      ? t(`passkeys.absent.${at.absent}`)
      : at.host === location.hostname
        ? null
        : t('passkeys.absent.other-name', { host: at.host });
  const end = (added: boolean) => {
    setAdded(added);
    drafting.reset();
  };
  return (
    <Section title={t('passkeys.title')} lead={t('passkeys.lead')}>
      <p role="status" className="empty:absolute">
        {isAdded ? t('passkeys.added') : null}
      </p>
      {passkeys.length > 0 && (
        <ul className="grid max-w-[560px]">
          {passkeys.map(({ id, name, host, addedAt, lastUsedAt }) => (
            <li key={id} className="border-line flex items-center justify-between gap-x-4 border-b py-2">
              <span className="grid min-w-0">
                <span className="font-medium break-words">{name}</span>
                <span className="text-text-soft flex flex-wrap gap-x-3 text-xs">
                  <span>
                    {t('passkeys.since')} <Age at={addedAt} />
                  </span>
                  {lastUsedAt !== null && (
                    <span>
                      {t('passkeys.used')} <Age at={lastUsedAt} />
                    </span>
                  )}
                  {!('host' in at && at.host === host) && <span>{t('passkeys.otherHost', { host })}</span>}
                </span>
              </span>
              <Button
                size="sm"
                aria-label={t('passkeys.removeOf', { name })}
                pending={removing.isPending && removing.variables === id}
                onClick={() => removing.mutate(id)}
              >
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {reason !== null ? (
        <p className="text-text-soft">{reason}</p>
      ) : drafting.data ? (
        <PasskeyDraft options={drafting.data} onEnd={end} />
      ) : (
        <>
          {passkeys.length === 0 && <p className="text-text-soft">{t('passkeys.none')}</p>}
          <Button className="justify-self-start" pending={drafting.isPending} onClick={() => drafting.mutate()}>
            {t('passkeys.add')}
          </Button>
        </>
      )}
      <ProblemAlert problem={drafting.error ?? removing.error} />
    </Section>
  );
}
