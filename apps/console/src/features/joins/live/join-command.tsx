import type { Refusal } from '@isthmus/contracts/acts';
import type { Join } from '@isthmus/contracts/joins';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { SlowAnswer } from '#shared/time/waiting.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Section } from '#shared/ui/section.tsx';
import { JoinStatus, useHostOf } from '../expected-host.tsx';
import { isOver } from '../join-times.ts';
import type { JoinCommand, RevealedCommands } from './revealed-commands.ts';

interface Props {
  join: Join;
  /** Why the person may not get the command. */
  refusal: Refusal | null;
  revealed: RevealedCommands;
}

/** Shows the command of one host, fetched on request, and the host's live state. */
export function JoinCommandPanel({ join, refusal, revealed }: Props) {
  const { t } = useTranslation('joins');
  const hostOf = useHostOf();
  const panel = useRef<HTMLDivElement>(null);
  // Moves the focus here after a request from the form or a row.
  useEffect(() => panel.current?.focus(), []);
  const command = revealed.commands[join.id];
  const error = revealed.errorOf === join.id ? revealed.error : null;
  return (
    <div ref={panel} tabIndex={-1} className="outline-none">
      <Section title={t('command.title', { host: hostOf(join) })}>
        <div role="status">
          <JoinStatus join={join} />
        </div>
        {revealed.pendingFor === join.id && <SlowAnswer />}
        <ProblemAlert problem={error ?? (join.state === 'refused' ? join.problem : null)} />
        {command ? (
          <Commands command={command} />
        ) : (
          !isOver(join.state) && <p className="text-text-soft max-w-[72ch] text-xs">{t('command.hint')}</p>
        )}
        {!isOver(join.state) && (
          <ActButton
            refusal={refusal}
            variant={command ? 'secondary' : 'primary'}
            className="w-fit"
            pending={revealed.pendingFor === join.id}
            onClick={() => revealed.reveal(join.id)}
          >
            {t(join.issuedAt ? 'command.renew' : 'command.get')}
          </ActButton>
        )}
      </Section>
    </div>
  );
}

function Commands({ command: { wget, curl, script, expiresAt } }: { command: JoinCommand }) {
  const { t } = useTranslation('joins');
  const [tool, setTool] = useState<'wget' | 'curl'>('wget');
  const isExpired = useNow() >= Date.parse(expiresAt);
  const download = tool === 'wget' ? wget : curl;
  const install = `./${script} install`;
  return (
    <div className="grid gap-3">
      <p className={isExpired ? 'text-warn' : ''}>
        {isExpired ? (
          t('command.expired')
        ) : (
          <>
            {t('command.expires')} <Countdown to={expiresAt} />
          </>
        )}
      </p>
      <CommandBlock label={t('command.both')} what={t('command.bothWhat')} command={`${download} && ${install}`} />
      <p className="max-w-[72ch]">
        <strong>{t('command.whereTitle')}</strong>: {t('command.where')}
      </p>
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="float-left mr-4">{t('command.tool')}</legend>
        {(['wget', 'curl'] as const).map((name) => (
          <Checkbox
            key={name}
            kind="radio"
            name="tool"
            label={name}
            checked={tool === name}
            onChange={() => setTool(name)}
          />
        ))}
      </fieldset>
      <CommandBlock label={t('command.download')} what={t('command.downloadWhat')} command={download} />
      <CommandBlock label={t('command.install')} what={t('command.installWhat')} command={install} />
      <div>
        <h3>{t('command.next')}</h3>
        <ol className="list-decimal pl-5">
          <li>{t('command.next1')}</li>
          <li>{t('command.next2')}</li>
          <li>{t('command.next3')}</li>
        </ol>
      </div>
      <p className="text-text-soft text-xs">{t('command.again')}</p>
      <CommandBlock what={t('command.againWhat')} command={`./${script} clear`} />
    </div>
  );
}
