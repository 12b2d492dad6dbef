import type { Join } from '@isthmus/contracts/joins';
import type { PoolKey } from '@isthmus/contracts/places';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Button } from '#shared/ui/button.tsx';
import { CopyButton } from '#shared/ui/copy/copyable.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Th } from '#shared/ui/table.tsx';
import { joinStateNow, useHostOf } from './expected-host.tsx';
import { JoinRow } from './join-row.tsx';
import { dismissingJoin } from './queries.ts';
import type { RevealedCommands } from './revealed-commands.ts';

interface Props {
  pool: PoolKey;
  joins: Join[];
  revealed: RevealedCommands;
  shown: string | null;
  onShow: (joinId: string) => void;
}

/** Lists the pool's expected hosts, with acts for all of them. */
export function JoinsTable({ pool, joins, revealed, shown, onShow }: Props) {
  const { t } = useTranslation('joins');
  const hostOf = useHostOf();
  const dismissing = useMutation(dismissingJoin(pool));
  const now = useNow();
  const { commands, batch } = revealed;
  const inState = (state: string) => joins.filter((join) => joinStateNow(join, now) === state).map(({ id }) => id);
  const [planned, expired] = [inState('planned'), inState('expired')];
  const all = joins.flatMap((join) => {
    const command = commands[join.id];
    return command ? [`# ${hostOf(join)}\n${command.wget} && ./${command.script} install`] : [];
  });
  const bulk = (key: 'rows.getAll' | 'rows.renewAll', ids: string[]) =>
    ids.length > 0 && (
      <Button size="sm" pending={batch !== null} onClick={() => revealed.revealAll(ids)}>
        {t(key, { count: ids.length })}
      </Button>
    );
  return (
    <Section
      title={t('rows.title')}
      lead={joins.length ? t('rows.lead') : t('rows.empty')}
      action={
        <span className="flex flex-wrap items-center gap-2">
          {batch && (
            <span role="status" className="text-text-soft tabular text-xs">
              {t('rows.getting', batch)}
            </span>
          )}
          {bulk('rows.getAll', planned)}
          {bulk('rows.renewAll', expired)}
          {all.length > 1 && <CopyAll text={all.join('\n\n')} />}
        </span>
      }
    >
      <ProblemAlert problem={dismissing.error} />
      {joins.length > 0 && (
        <Table aria-label={t('rows.title')}>
          <thead>
            <tr>
              <Th>{t('rows.host')}</Th>
              <Th>{t('rows.state')}</Th>
              <Th className="max-sm:pr-1">{t('rows.command')}</Th>
              <Th className="max-sm:hidden">{t('rows.expires')}</Th>
              <Th className="max-sm:px-1" />
            </tr>
          </thead>
          <tbody>
            {joins.map((join) => (
              <JoinRow
                key={join.id}
                join={join}
                revealed={revealed}
                isShown={join.id === shown}
                onShow={() => onShow(join.id)}
                onDismiss={() => dismissing.mutate(join.id)}
              />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function CopyAll({ text }: { text: string }) {
  const { t } = useTranslation('joins');
  return (
    <span className="inline-flex items-center gap-1">
      {t('rows.copyAll')} <CopyButton text={text} what={t('rows.allCommands')} />
    </span>
  );
}
