import type { SecondFactor } from '@isthmus/contracts/people';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { hostOf } from '../host-of.ts';
import { isPasswordOnly } from './password-alone.ts';

/** The words of https://www.rfc-editor.org/rfc/rfc8176#section-2. A provider may have others: they are shown as they are. */
const methods = [
  ...(['face', 'fpt', 'geo', 'hwk', 'iris', 'kba', 'mca', 'mfa', 'otp', 'pin', 'pop'] as const),
  ...(['pwd', 'rba', 'retina', 'sc', 'sms', 'swk', 'tel', 'user', 'vbm', 'wia'] as const),
];

const Marked = ({ status, children }: { status: StatusName; children: ReactNode }) => (
  <span className="flex items-baseline gap-1.5">
    <StatusMark status={status} className="relative top-[1.5px]" />
    <span>{children}</span>
  </span>
);

/** What the provider reported, or that it reported nothing, and when. */
function Reported({ reported }: { reported: SecondFactor['reported'][number] }) {
  const { t } = useTranslation('people');
  const provider = hostOf(reported.provider);
  const wordOf = (method: string) => {
    const known = methods.find((one) => one === method);
    return known ? t(`factor.method.${known}`) : method;
  };
  const several = reported.methods.includes('mfa');
  const others = reported.methods.filter((one) => one !== 'mfa').map(wordOf);
  const words = [...(several ? [wordOf('mfa')] : []), ...(others.length ? [others.join(t('factor.comma'))] : [])];
  const isKnown = words.length > 0;
  return (
    <>
      {!isKnown ? (
        <Marked status="unknown">{t('factor.unknown')}</Marked>
      ) : isPasswordOnly(reported) ? (
        <Marked status="late">{t('factor.passwordOnly')}</Marked>
      ) : (
        <span className="block first-letter:uppercase">{words.join(t('factor.colon'))}</span>
      )}
      <span className="text-text-soft block text-xs">
        {reported.at === null ? (
          t('factor.later', { provider })
        ) : (
          <>
            {t(isKnown ? 'factor.by' : 'factor.nothingBy', { provider })} <Age at={reported.at} />
          </>
        )}
      </span>
    </>
  );
}

/** What is known of a person's second factor: what was added here, and what providers reported. Nothing is concluded from it. */
export function SecondFactorOf({ of: { own, passwordAlone, reported } }: { of: SecondFactor }) {
  const { t } = useTranslation('people');
  const none = own.length === 0 && reported.length === 0;
  const ownText = own.length > 1 ? t('factor.own.both') : own[0] && t(`factor.own.${own[0]}`);
  return (
    <>
      {ownText && <span className="block">{ownText}</span>}
      {none && (passwordAlone ? <Marked status="late">{t('factor.none')}</Marked> : t('factor.none'))}
      {reported.map((one) => (
        <Reported key={`${one.provider} ${one.at}`} reported={one} />
      ))}
      {passwordAlone && !none && (
        <span className="block text-xs">
          <Marked status="late">{t('factor.alone')}</Marked>
        </span>
      )}
    </>
  );
}
