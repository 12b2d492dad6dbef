import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Person } from '@isthmus/contracts/people';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { StatusMark } from '#shared/status.tsx';
import { useDuration } from '#shared/time/duration.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Button } from '#shared/ui/button.tsx';
import { placeOfGrant } from './person-columns.tsx';
import { revokingLink } from './queries.ts';
import { RoleMark } from './role-mark.tsx';

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
  const duration = useDuration();
  const now = useNow();
  const revoking = useMutation(revokingLink(person.id));
  const { link } = person;
  const left = link ? Date.parse(link.expiresAt) - now : 0;
  const whole = link ? Date.parse(link.expiresAt) - Date.parse(link.createdAt) : 1;
  const share = Math.max(0, Math.min(1, left / whole));
  return (
    <li className="border-line grid gap-x-4 gap-y-1 border-b py-2 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1.4fr)_minmax(0,1fr)_auto] sm:items-center">
      <span className="flex min-w-0 items-baseline gap-2">
        <StatusMark status={left <= 0 ? 'failed' : share < 0.2 ? 'late' : 'waiting'} />
        <span className="min-w-0">
          <span className="break-words">{person.email}</span>
          {link?.by && <span className="text-text-soft block text-xs">{t('invitedBy', { name: link.by })}</span>}
        </span>
      </span>
      <span className="grid gap-1">
        {person.isOwner && t('owner')}
        {person.grants.map((grant) => (
          <span key={`${grant.accountId} ${placeOfGrant(grant)}`} className="flex flex-wrap items-baseline gap-x-1.5">
            <RoleMark role={grant.role} />
            <span className="text-text-soft text-xs">
              {t('on', { account: accounts.find(({ id }) => id === grant.accountId)?.name ?? '' })}{' '}
              {placeOfGrant(grant)}
            </span>
          </span>
        ))}
      </span>
      <span className="flex items-center gap-2 text-xs">
        <svg aria-hidden width="56" height="6">
          <line x1="0" x2="56" y1="3" y2="3" stroke="var(--line-strong)" />
          <rect width={56 * share} height="6" fill={share < 0.2 ? 'var(--warn-fill)' : 'var(--text-soft)'} />
        </svg>
        <span className="tabular">{left > 0 ? t('left', { time: duration(left) }) : t('expired')}</span>
      </span>
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
