import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '#shared/i18n/language.ts';
import { tkeConsole } from '#shared/tke-console.ts';
import { buttonLook } from '#shared/ui/button.tsx';
import { CopyButton } from '#shared/ui/copy/copyable.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Section } from '#shared/ui/section.tsx';
import { ticketText, type Ticket } from './ticket-text.ts';

const names: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

interface Props {
  account: CloudAccount;
  ticket: Ticket;
}

/** Shows the ticket in either language, independent of the console's language, with copy buttons. */
export function TicketBlock({ account, ticket }: Props) {
  const { t, i18n } = useTranslation('onboarding');
  const [language, setLanguage] = useState<Language>(i18n.language === 'zh-CN' ? 'zh-CN' : 'en');
  const { title, text } = ticketText(language, ticket);
  const parts = [
    { what: t('beta.ticketTitle'), content: title },
    { what: t('beta.ticketText'), content: text },
  ];
  return (
    <Section title={t('beta.ticket')} lead={t('beta.ticketLead')}>
      {/* Stops the event, so choosing a language saves nothing. */}
      <fieldset className="flex flex-wrap gap-x-5" onChange={(event) => event.stopPropagation()}>
        <legend className="sr-only">{t('beta.language')}</legend>
        {languages.map((one) => (
          <Checkbox
            key={one}
            kind="radio"
            name="ticket-language"
            label={<span lang={one}>{names[one]}</span>}
            checked={language === one}
            onChange={() => setLanguage(one)}
          />
        ))}
      </fieldset>
      <div className="border-line bg-surface rounded-md border">
        {parts.map(({ what, content }) => (
          <section key={what} aria-label={what} className="border-line border-b px-3 py-2 last:border-b-0">
            <div className="text-text-soft flex items-center justify-between text-xs">
              {what}
              <CopyButton text={content} what={what} />
            </div>
            <p lang={language} className="break-words whitespace-pre-wrap">
              {content}
            </p>
          </section>
        ))}
      </div>
      <a
        href={tkeConsole.tickets(account)}
        target="_blank"
        rel="noreferrer"
        className={`${buttonLook('secondary')} w-fit`}
      >
        {t('beta.openPage')}
        <ExternalLink aria-hidden />
      </a>
    </Section>
  );
}
