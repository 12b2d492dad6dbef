import type { Join } from '@isthmus/contracts/joins';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '#shared/time/clock.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { CopyButton } from '#shared/ui/copy/copyable.tsx';
import { Td, Tr } from '#shared/ui/table.tsx';
import { isOver, joinStateNow, JoinStatus, useHostOf } from './expected-host.tsx';
import type { RevealedCommands } from './revealed-commands.ts';

interface Props {
  join: Join;
  revealed: RevealedCommands;
  /** True when the page shows this host's command. */
  isShown: boolean;
  onShow: () => void;
  onDismiss: () => void;
}

/** Renders one expected host: its state, its command and the remaining time. */
export function JoinRow({ join, revealed, isShown, onShow, onDismiss }: Props) {
  const { t } = useTranslation('joins');
  const host = useHostOf()(join);
  const state = joinStateNow(join, useNow());
  const command = revealed.commands[join.id];
  const word = command ? 'show' : join.issuedAt ? 'renew' : 'get';
  const press = () => {
    onShow();
    if (!command) revealed.reveal(join.id);
  };
  const needsCommand = !isOver(state);
  return (
    <Tr aria-current={isShown || undefined} className={isShown ? 'bg-accent-soft' : ''}>
      <Td className="min-w-24 wrap-anywhere max-sm:pr-1">
        {host}
        {join.nodeName && join.ip && <span className="text-text-soft block font-mono text-xs">{join.ip}</span>}
        {join.issuedBy && (
          <span className="text-text-soft block text-xs max-sm:hidden">
            {t('rows.issuedBy', { name: join.issuedBy })}
          </span>
        )}
      </Td>
      <Td className="max-sm:pr-1">
        <JoinStatus join={join} />
      </Td>
      <Td className="whitespace-nowrap max-sm:pr-1">
        {needsCommand && (
          <Button
            size="sm"
            aria-label={t(`rows.${word}`, { host })}
            pending={revealed.pendingFor === join.id}
            onClick={press}
          >
            {t(`rows.${word}Word`)}
          </Button>
        )}
        {needsCommand && command && (
          <CopyButton
            text={`${command.wget} && ./${command.script} install`}
            what={t('rows.copy', { host })}
            className="ml-1 align-middle"
          />
        )}
      </Td>
      <Td className="max-sm:hidden">
        {needsCommand &&
          join.expiresAt &&
          (state === 'expired' ? (
            <span className="text-warn">{t('rows.ended')}</span>
          ) : (
            <Countdown to={join.expiresAt} />
          ))}
      </Td>
      <Td className="w-0 max-sm:px-1">
        <IconButton label={t('rows.dismiss', { host })} onClick={onDismiss} className="!size-6">
          <X />
        </IconButton>
      </Td>
    </Tr>
  );
}
