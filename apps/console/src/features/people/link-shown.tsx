import type { invitePerson } from '@isthmus/contracts/routes/people';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { exactTime } from '#shared/time/time-zone.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { CopyTextButton } from '#shared/ui/copy/copy-text-button.tsx';

/** Shows a one-time link. Isthmus stores only its hash, so nothing shows it again. */
export function LinkShown({ person, url, mail }: ReplyOf<typeof invitePerson>) {
  const { t, i18n } = useTranslation('people');
  const until = person.link ? exactTime(new Date(person.link.expiresAt), i18n.language) : '';
  return (
    <div className="grid gap-3">
      <CommandBlock command={url} what={t('link.what')} label={t('link.what')} />
      <p>{t('link.once', { name: person.name, until })}</p>
      {mail === 'failed' ? (
        <Banner tone="warn" role="alert" title={t('link.mailFailed', { email: person.email })}>
          <p>{t('link.mailFailedNext', { name: person.name })}</p>
        </Banner>
      ) : (
        <p>
          {mail === 'sent' ? t('link.mailed', { email: person.email }) : t('link.notMailed', { name: person.name })}
        </p>
      )}
      <div>
        <CopyTextButton text={t('link.message', { name: person.name, url })}>
          {t('link.copyMessage', { name: person.name })}
        </CopyTextButton>
      </div>
    </div>
  );
}
