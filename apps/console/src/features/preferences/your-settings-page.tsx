import type { PreferenceChange, Preferences } from '@isthmus/contracts/preferences';
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '#features/session/queries.ts';
import { ShortcutList } from '#palette/shortcut-list.tsx';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { languages } from '#shared/i18n/language.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { applyDensity, applyTimeZone, keep } from '#shared/preferences/keep.ts';
import { languageNames } from '#shared/preferences/menus.tsx';
import { changeTheme, themes, useTheme } from '#shared/preferences/theme.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { remembered } from '#shared/remembered.ts';
import { useNow } from '#shared/time/clock.ts';
import { exactTime } from '#shared/time/time-zone.ts';
import { describeTimeZone } from '#shared/time/zone-names.ts';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { Section } from '#shared/ui/section.tsx';
import { AuthenticatorSection } from './authenticator-section.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { NameSection } from './profile/name-section.tsx';
import { PasswordSection } from './profile/password-section.tsx';
import { ownIdentities } from './profile/queries.ts';
import { SessionsSection } from './profile/sessions-section.tsx';
import { SignInSection } from './sign-in-section.tsx';

const densities: Preferences['density'][] = ['comfortable', 'compact'];
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Not every browser lists UTC. */
const zones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Shows a choice in this browser at once; the server gets it afterwards. */
function show({ language, theme, timeZone: zone, density }: PreferenceChange) {
  if (language) void changeLanguage(language);
  if (theme) changeTheme(theme);
  if (zone !== undefined) applyTimeZone(zone);
  if (density) applyDensity(density);
}

/** The person's own settings and the keyboard shortcuts. A choice is saved when it is made. */
export function Component() {
  const { t, i18n } = useTranslation(['preferences', 'shared', 'palette']);
  const { data } = useSuspenseQuery(session());
  const { data: identities } = useQuery(ownIdentities());
  const theme = useTheme();
  const keeping = useMutation({ mutationFn: keep, onMutate: show });
  const { mutate } = keeping;
  const zone = remembered('time-zone');
  const density = densities.find((one) => one === remembered('density')) ?? 'comfortable';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t('shared:yourSettings')} facts={data.user.email}>
        <p className="text-text-soft max-w-[72ch]">{t('lead')}</p>
      </PageHeader>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <Section
            title={t('display')}
            action={
              <span role="status" className="text-text-soft text-xs">
                {keeping.isPending ? t('saving') : keeping.isSuccess && t('saved')}
              </span>
            }
          >
            <div className="grid max-w-[560px] gap-4">
              <Choice
                label={t('shared:language')}
                value={i18n.language}
                options={languages.map((one) => [one, languageNames[one]])}
                onChoose={(language) => mutate({ language })}
              />
              <Choice
                label={t('shared:theme.title')}
                value={theme}
                options={themes.map((one) => [one, t(`shared:theme.${one}`)])}
                onChoose={(next) => mutate({ theme: next })}
              />
              <Choice
                label={t('timeZone')}
                help={<Now />}
                value={zone}
                options={[
                  ['', t('browserZone', { zone: describeTimeZone(browserZone()) })],
                  ...zones().map((one): [string, string] => [one, one]),
                ]}
                onChoose={(next) => mutate({ timeZone: next || null })}
              />
              <Choice
                label={t('density.title')}
                help={t('density.help')}
                value={density}
                options={densities.map((one) => [one, t(`density.${one}`)])}
                onChoose={(next) => mutate({ density: next })}
              />
              {keeping.error && (
                <>
                  <ProblemAlert problem={keeping.error} tone="warn" />
                  <p className="text-text-soft">{t('notSaved')}</p>
                </>
              )}
            </div>
          </Section>
          <NameSection user={data.user} />
          {identities?.hasPassword && <PasswordSection email={data.user.email} />}
        </div>
        <div className="grid content-start gap-6">
          <SessionsSection />
          <SignInSection />
          <PasskeysSection />
          <AuthenticatorSection />
          <Section title={t('palette:keys.title')}>
            <div className="max-w-[560px]">
              <ShortcutList />
            </div>
          </Section>
        </div>
      </div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  help?: ReactNode;
  value: string;
  options: [value: Value, text: string][];
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, help, value, options, onChoose }: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find(([one]) => one === chosen);
    if (option) onChoose(option[0]);
  };
  return (
    <Field label={label} help={help}>
      <Select value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Shows the time as all pages write it. */
function Now() {
  const { t, i18n } = useTranslation('preferences');
  return t('now', { time: exactTime(new Date(useNow()), i18n.language) });
}
