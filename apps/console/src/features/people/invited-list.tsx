import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Person } from '@isthmus/contracts/people';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { StatusMark } from '#shared/status.tsx';
import { Button } from '#shared/ui/button.tsx';
import { GrantLines } from './grant-lines.tsx';
import { isShort, LifeLeft, useShareLeft } from './issued/life-left.tsx';
import { revokingLink } from './queries.ts';

interface Props {
  person: Person;
  accounts: CloudAccount[];
  /** Owners renew and revoke. */
  isOwner: boolean;
  onOpen: () => void;
}

/** A person who has not set a password yet, with the life that is left in the link. */
export function Invited({ person, accounts, isOwner, onOpen }: Props) {
  const { t } = useTranslation('people');
  const revoking = useMutation(revokingLink(person.id));
  const { link } = person;
  const share = useShareLeft(link);
  return (
    <li className="border-line grid gap-x-4 gap-y-1 border-b py-2 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1.4fr)_minmax(0,1fr)_auto] sm:items-center">
      <span className="flex min-w-0 items-baseline gap-2">
        <StatusMark status={share === 0 ? 'failed' : isShort(share) ? 'late' : 'waiting'} />
        <span className="min-w-0">
          <span className="break-words">{person.email}</span>
          {link?.by && <span className="text-text-soft block text-xs">{t('invitedBy', { name: link.by })}</span>}
        </span>
      </span>
      <span className="grid gap-1">
        {person.isOwner && t('owner')}
        <GrantLines grants={person.grants} accounts={accounts} />
      </span>
      <LifeLeft life={link} ended={t('expired')} />
      {isOwner && (
        <span className="flex gap-1 sm:justify-end">
          <Button size="sm" variant="ghost" aria-label={t('openOf', { name: person.name })} onClick={onOpen}>
            {t('open')}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            aria-label={t('revokeOf', { name: person.name })}
            pending={revoking.isPending}
            onClick={() => revoking.mutate()}
          >
            {t('revoke')}
          </Button>
        </span>
      )}
      <ProblemAlert problem={revoking.error} />
    </li>
  );
}
