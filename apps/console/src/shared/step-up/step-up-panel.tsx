import type { ProofNeeded, ProofWay } from '@isthmus/contracts/proof';
import { useId, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#shared/paths.ts';
import { Button, buttonLook } from '#shared/ui/button.tsx';
import { PasskeyWay } from './passkey-way.tsx';
import { onProven } from './proven.ts';
import { TypedWay } from './typed-way.tsx';

interface Props {
  proof: ProofNeeded;
  /** The words of the pressed control. */
  label: string | null;
  onEnd: (isProven: boolean) => void;
}

/** Asks for one proof: the best way that the person has, with the others as links. */
export function StepUpPanel({ proof: { ways, providers, maxAgeSeconds }, label, onEnd }: Props) {
  const { t } = useTranslation(['step-up', 'shared']);
  const id = useId();
  const [way, setWay] = useState<ProofWay | undefined>(ways[0]);
  // Before the link to the other tab can be pressed.
  useLayoutEffect(() => onProven(() => onEnd(true)), [onEnd]);
  const others = ways.filter((one) => one !== way);
  const minutes = Math.ceil(maxAgeSeconds / 60);
  const cancel = (
    <Button variant="ghost" onClick={() => onEnd(false)}>
      {t('shared:cancel')}
    </Button>
  );
  // Another tab, so that what was typed here stays.
  const links = (look: string) =>
    providers.map(({ id: provider, name }) => (
      <a key={provider} className={look} href={`/api/sign-in/${provider}?prove=1`} target="_blank" rel="noreferrer">
        {t('atProvider', { name })}
      </a>
    ));
  return (
    <div
      role="dialog"
      aria-labelledby={id}
      className="bg-raised text-text border-line shadow-lift grid gap-3 rounded-lg border p-5"
    >
      <div className="grid gap-1">
        <h2 id={id} className="text-md">
          {t('title')}
        </h2>
        <p className="text-text-soft">{t('lead', { count: minutes })}</p>
      </div>
      {label && <p className="border-line border-y py-2 font-medium break-words">{label}</p>}
      {way === 'passkey' ? (
        <PasskeyWay onDone={() => onEnd(true)} cancel={cancel} />
      ) : (
        way && <TypedWay key={way} way={way} onDone={() => onEnd(true)} cancel={cancel} />
      )}
      {!way && providers.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {links(buttonLook('primary'))}
          {cancel}
        </div>
      )}
      {!way && !providers.length && (
        <>
          <p>{t('noWay')}</p>
          <div className="flex flex-wrap gap-2">
            <a className="link self-center" href={paths.signIn()} target="_blank" rel="noreferrer">
              {t('shared:signInAgain')}
            </a>
            {cancel}
          </div>
        </>
      )}
      {(others.length > 0 || (way && providers.length > 0)) && (
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {others.map((one) => (
            <button key={one} type="button" className="link" onClick={() => setWay(one)}>
              {t(`way.${one}`)}
            </button>
          ))}
          {way && links('link')}
        </div>
      )}
    </div>
  );
}
