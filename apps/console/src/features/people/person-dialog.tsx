import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Person } from '@isthmus/contracts/people';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditOfWeek } from '#shared/audit-week.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { SecondFactorOf } from './factor/second-factor.tsx';
import { hostOf } from './host-of.ts';
import { LinkShown } from './link-shown.tsx';
import { changingPerson, changingRoles, creatingLink, endingSessions } from './queries.ts';
import { RolesField } from './roles-field.tsx';

interface Props {
  person: Person;
  /** The accounts on which the reader may change roles. */
  accounts: CloudAccount[];
  /** Whether the reader is an owner. */
  isOwner: boolean;
  onClose: () => void;
}

/** Changes a person's roles; for owners also access and the link. */
export default function PersonDialog({ person, accounts, isOwner, onClose }: Props) {
  const { t } = useTranslation(['people', 'shared']);
  const ids = accounts.map(({ id }) => id);
  const [grants, setGrants] = useState(person.grants.filter(({ accountId }) => ids.includes(accountId)));
  const savingRoles = useMutation(changingRoles(person, ids));
  const changing = useMutation(changingPerson(person));
  const linking = useMutation(creatingLink(person.id));
  const ending = useMutation(endingSessions(person.id));
  const { data: link } = linking;
  const change = (body: Parameters<typeof changing.mutate>[0]) => changing.mutate(body, { onSuccess: onClose });
  const isDisabled = person.state === 'disabled';
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={link ? t('link.title', { name: person.name }) : person.name}
      lead={person.email}
      foot={
        link ? (
          <Button variant="primary" onClick={onClose}>
            {t('shared:close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('shared:cancel')}</Button>
            {!person.isOwner && ids.length > 0 && (
              <Button
                variant="primary"
                pending={savingRoles.isPending}
                onClick={() => savingRoles.mutate(grants, { onSuccess: onClose })}
              >
                {t('saveRoles')}
              </Button>
            )}
          </>
        )
      }
    >
      {link ? (
        <LinkShown {...link} />
      ) : (
        <>
          <p>
            <Link className="link" to={auditOfWeek(person.id)}>
              {t('week', { name: person.name })}
            </Link>
          </p>
          {person.secondFactor && person.state !== 'invited' && (
            <section aria-label={t('column.factor')}>
              <h3 className="text-text-soft text-xs">{t('column.factor')}</h3>
              <SecondFactorOf of={person.secondFactor} />
              {isOwner && person.secondFactor.own.length > 0 && (
                <p className="text-text-soft mt-1 text-xs">{t('factor.lost', { name: person.name })}</p>
              )}
            </section>
          )}
          {person.isOwner && <p>{t('isOwner', { name: person.name })}</p>}
          {person.rolesFrom !== null && (
            <Banner tone="info">{t('rolesFrom', { provider: hostOf(person.rolesFrom) })}</Banner>
          )}
          {!person.isOwner && ids.length > 0 && <RolesField accounts={accounts} value={grants} onChange={setGrants} />}
          {!person.isOwner && grants.length === 0 && <p className="text-text-soft text-xs">{t('seesNothing')}</p>}
          {isOwner && (
            <div className="flex flex-wrap gap-2">
              <Button pending={linking.isPending} disabled={isDisabled} onClick={() => linking.mutate()}>
                {t(person.state === 'invited' ? 'link.renew' : 'link.reset')}
              </Button>
              <Button pending={changing.isPending} onClick={() => change({ isOwner: !person.isOwner })}>
                {t(person.isOwner ? 'unmakeOwner' : 'makeOwner')}
              </Button>
              <Button pending={ending.isPending} onClick={() => ending.mutate()}>
                {t('endSessions')}
              </Button>
              <Button
                variant={isDisabled ? 'secondary' : 'danger'}
                pending={changing.isPending}
                onClick={() => change({ disabled: !isDisabled })}
              >
                {t(isDisabled ? 'enable' : 'disable')}
              </Button>
            </div>
          )}
          {isOwner && <p className="text-text-soft text-xs">{t(isDisabled ? 'enableHelp' : 'disableHelp')}</p>}
          {ending.data && <p role="status">{t('sessionsEnded', { count: ending.data.ended, name: person.name })}</p>}
          <ProblemAlert problem={savingRoles.error ?? changing.error ?? linking.error ?? ending.error} />
        </>
      )}
    </Dialog>
  );
}
