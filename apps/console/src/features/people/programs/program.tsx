import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { AccessToken, ServiceAccount } from '@isthmus/contracts/service-accounts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';
import { GrantLines } from '../grant-lines.tsx';
import { LifeLeft } from '../issued/life-left.tsx';
import { RevokeButton } from '../issued/revoke-button.tsx';
import { revokingToken } from './queries.ts';

interface Props {
  program: ServiceAccount;
  accounts: CloudAccount[];
  /** Null: the reader may not change roles of anybody. */
  onRoles: (() => void) | null;
  onToken: () => void;
}

/** A service account with its roles, and for owners its tokens. */
export function Program({ program, accounts, onRoles, onToken }: Props) {
  const { t } = useTranslation('people');
  const { name, grants, tokens } = program;
  return (
    <li className="border-line grid gap-x-4 gap-y-2 border-b py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,2.6fr)]">
      <span className="grid min-w-0 content-start gap-1">
        {onRoles ? (
          <button type="button" className="link justify-self-start font-medium break-all" onClick={onRoles}>
            {name}
          </button>
        ) : (
          <span className="font-medium break-all">{name}</span>
        )}
        {/* Only owners see all roles. */}
        {grants.length === 0 && <span className="text-text-soft text-xs">{t(tokens ? 'noRole' : 'noRoleSeen')}</span>}
        <GrantLines grants={grants} accounts={accounts} />
      </span>
      {tokens && (
        <div className="grid content-start gap-1.5">
          {tokens.length > 0 && (
            <ul aria-label={t('token.of', { name })} className="grid gap-2">
              {tokens.map((token) => (
                <Token key={token.id} token={token} programId={program.id} />
              ))}
            </ul>
          )}
          <span className="flex flex-wrap items-center gap-x-3">
            {tokens.length === 0 && <span className="text-text-soft text-xs">{t('token.none')}</span>}
            <Button
              size="sm"
              variant="ghost"
              className="-ml-2.5"
              aria-label={t('token.openOf', { name })}
              onClick={onToken}
            >
              {t('token.open')}
            </Button>
          </span>
        </div>
      )}
    </li>
  );
}

function Token({ token, programId }: { token: AccessToken; programId: string }) {
  const { t } = useTranslation('people');
  const revoking = useMutation(revokingToken(programId, token.id));
  return (
    <li className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,1fr)_auto] sm:items-center">
      <span className="min-w-0">
        <span className="break-words">{token.name}</span>
        <span className="text-text-soft block text-xs">
          <code>{token.id}</code> · {t('token.by', { name: token.by })}
        </span>
      </span>
      <span className="text-xs">
        {token.lastUsedAt ? <Age at={token.lastUsedAt} words="people:token.used" /> : t('token.unused')}
        {token.lastAddress && (
          <span className="text-text-soft block">{t('token.from', { address: token.lastAddress })}</span>
        )}
      </span>
      <LifeLeft life={token} ended={t('token.ended')} />
      <RevokeButton label={t('token.revokeOf', { name: token.name })} revoking={revoking} />
    </li>
  );
}
