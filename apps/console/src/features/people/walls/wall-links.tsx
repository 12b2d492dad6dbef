import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { WallLink } from '@isthmus/contracts/wall-links';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { LifeLeft } from '../issued/life-left.tsx';
import { RevokeButton } from '../issued/revoke-button.tsx';
import { revokingWallLink, wallLinks } from './queries.ts';

// Lazy, because links are made rarely.
const NewWallDialog = lazy(() => import('./new-wall-dialog.tsx'));

/** Links for screens on walls. Only admins see them. `accounts`: those that the reader administers. */
export function WallLinks({ accounts }: { accounts: CloudAccount[] }) {
  const { t } = useTranslation('people');
  const { data, error } = useQuery(wallLinks());
  const [isOpen, setOpen] = useState(false);
  const links = data?.links ?? [];
  return (
    <Section
      title={t('wall.title')}
      lead={t('wall.lead')}
      action={
        <Button size="sm" onClick={() => setOpen(true)}>
          {t('wall.open')}
        </Button>
      }
    >
      <ProblemAlert problem={error} />
      {links.length > 0 && (
        <ul aria-label={t('wall.title')} className="border-line border-t">
          {links.map((link) => (
            <Wall key={link.id} link={link} accounts={accounts} />
          ))}
        </ul>
      )}
      <Suspense>{isOpen && <NewWallDialog accounts={accounts} onClose={() => setOpen(false)} />}</Suspense>
    </Section>
  );
}

function Wall({ link, accounts }: { link: WallLink; accounts: CloudAccount[] }) {
  const { t } = useTranslation('people');
  const revoking = useMutation(revokingWallLink(link.id));
  const names = accounts.filter(({ id }) => link.accountIds.includes(id)).map(({ name }) => name);
  return (
    <li className="border-line grid gap-x-4 gap-y-1 border-b py-2.5 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1.4fr)_minmax(0,1fr)_auto] sm:items-center">
      <span className="min-w-0">
        <span className="font-medium break-words">{link.name}</span>
        <span className="text-text-soft block text-xs break-words">{names.join(', ')}</span>
      </span>
      <span className="text-xs">
        {link.lastUsedAt ? <Age at={link.lastUsedAt} words="people:wall.used" /> : t('token.unused')}
        <span className="text-text-soft block">
          {[link.lastAddress && t('token.from', { address: link.lastAddress }), t('token.by', { name: link.by })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <LifeLeft life={link} ended={t('expired')} />
      <RevokeButton label={t('wall.revokeOf', { name: link.name })} revoking={revoking} />
    </li>
  );
}
