import type { Person } from '@isthmus/contracts/people';
import { useTranslation } from 'react-i18next';
import { exactTime } from '#shared/time/time-zone.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { CopyTextButton } from '#shared/ui/copy/copy-text-button.tsx';

/** Shows a one-time link. Isthmus stores only its hash, so nothing shows it again. */
export function LinkShown({ person, url }: { person: Person; url: string }) {
  const { t, i18n } = useTranslation('people');
  const until = person.link ? exactTime(new Date(person.link.expiresAt), i18n.language) : '';
  return (
    <div className="grid gap-3">
      <CommandBlock command={url} what={t('link.what')} label={t('link.what')} />
      <p>{t('link.once', { name: person.name, until })}</p>
      <div>
        <CopyTextButton text={t('link.message', { name: person.name, url })}>
          {t('link.copyMessage', { name: person.name })}
        </CopyTextButton>
      </div>
    </div>
  );
}
