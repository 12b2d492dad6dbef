import type { Refusal } from '@isthmus/contracts/acts';
import type { Join, JoinState } from '@isthmus/contracts/joins';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActButton, useRefusalText } from '#shared/acts/act-button.tsx';
import { paths, useCluster } from '#shared/paths.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { IconButton } from '#shared/ui/button.tsx';
import { RowTh, Td, Tr } from '#shared/ui/table.tsx';
import { commandLine } from './command-text.ts';
import { CopyCommand } from './copy-command.tsx';
import { JoinStatus, useHostOf } from '../expected-host.tsx';
import { isOver, spanOf } from '../join-times.ts';
import { JoinTrack } from './join-track.tsx';
import type { RevealedCommands } from './revealed-commands.ts';

interface Props {
  join: Join;
  state: JoinState;
  now: number;
  axisMs: number;
  usualMs: number | null;
  revealed: RevealedCommands;
  toReveal: Refusal | null;
  toDismiss: Refusal | null;
  /** True when the page shows this host's command. */
  isShown: boolean;
  onShow: () => void;
  onDismiss: () => void;
}

/** Renders one expected host: its state, its time on the axis and its command. */
export function JoinRow({
  join,
  state,
  now,
  axisMs,
  usualMs,
  revealed,
  isShown,
  onShow,
  onDismiss,
  ...refused
}: Props) {
  const { toReveal, toDismiss } = refused;
  const { t } = useTranslation('joins');
  const refusalText = useRefusalText();
  const duration = useDuration();
  const key = useCluster();
  const host = useHostOf()(join);
  const command = revealed.commands[join.id];
  const word = command ? 'show' : join.issuedAt ? 'renew' : 'get';
  const span = spanOf(join, state, now);
  const press = () => {
    onShow();
    if (!command) revealed.reveal(join.id);
  };
  const needsCommand = !isOver(state);
  return (
    <Tr
      aria-current={isShown || undefined}
      className={`changed group/copy [--row-space:2px] [--row:28px] [&>*]:align-middle ${isShown ? 'bg-accent-soft' : ''}`}
    >
      <RowTh className="pl-5 wrap-anywhere max-sm:pr-1" style={{ minWidth: 112 }}>
        {join.node && (join.nodeName ?? join.ip) ? (
          <Link className="link inline-block max-w-full" to={paths.externalNode(key, join.node.name)}>
            {host}
          </Link>
        ) : (
          <span className="inline-block max-w-full">{host}</span>
        )}
        {join.nodeName && join.ip && (
          <span className="text-text-soft font-mono text-xs max-xl:block xl:ml-3">{join.ip}</span>
        )}
      </RowTh>
      <Td className="max-sm:pr-1">
        <JoinStatus join={join} short />
      </Td>
      <Td className="max-md:hidden" style={{ width: '36%' }}>
        <JoinTrack join={join} state={state} now={now} axisMs={axisMs} usualMs={usualMs} />
      </Td>
      <Td className="tabular text-text-soft text-right text-xs whitespace-nowrap max-sm:hidden">
        {/* A waiting host shows its clock beside its state. */}
        {span && state !== 'waiting' && state !== 'late' && duration(span.endMs)}
      </Td>
      <Td className="w-0 whitespace-nowrap max-sm:pr-1">
        {needsCommand && (
          <span className="flex items-center gap-1 max-sm:flex-wrap">
            {command && state !== 'expired' && (
              <CopyCommand
                text={commandLine(command)}
                label={t('rows.copy', { host })}
                isCopied={revealed.copied.has(join.id)}
                onCopied={() => revealed.markCopied([join.id])}
                className="!h-6"
              >
                {t('rows.copyWord')}
              </CopyCommand>
            )}
            <ActButton
              // What was shown before stays visible.
              refusal={command ? null : toReveal}
              size="sm"
              variant="ghost"
              className={`!h-6 ${command ? '' : 'text-accent! -ml-2'}`}
              aria-label={t(`rows.${word}`, { host })}
              pending={revealed.pendingFor === join.id}
              onClick={press}
            >
              {t(`rows.${word}Word`)}
            </ActButton>
          </span>
        )}
      </Td>
      <Td className="w-0 max-sm:px-1">
        <IconButton
          label={t('rows.dismiss', { host })}
          {...(toDismiss ? { why: refusalText(toDismiss) } : { onClick: onDismiss })}
          // Sixty crosses in a column would shout louder than the states.
          className="!size-6 opacity-0 group-hover/copy:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
        >
          <X />
        </IconButton>
      </Td>
    </Tr>
  );
}
