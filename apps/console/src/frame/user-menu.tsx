import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { CircleUser, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { session, signingOut } from '#features/session/queries.ts';
import { paths } from '#shared/paths.ts';
import { Menu } from '#shared/ui/menu.tsx';

export function UserMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(session());
  const leaving = useMutation(signingOut());
  const leave = () => leaving.mutate(undefined, { onSettled: () => void navigate(paths.signIn()) });
  const { name } = data.user;
  return (
    <Menu items={[{ label: t('signOut'), icon: <LogOut aria-hidden />, onSelect: leave }]}>
      <button
        type="button"
        aria-label={t('signedInAs', { name })}
        className="hover:bg-hover ml-1 inline-flex h-8 items-center gap-1.5 rounded-md px-2 pointer-coarse:h-10"
      >
        <CircleUser aria-hidden className="text-text-soft size-4" />
        <span className="max-sm:sr-only">{name}</span>
      </button>
    </Menu>
  );
}
