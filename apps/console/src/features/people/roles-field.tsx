import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Grant, Role } from '@isthmus/contracts/roles';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { placeOfGrant } from './person-columns.tsx';

interface Props {
  accounts: CloudAccount[];
  value: Grant[];
  onChange: (value: Grant[]) => void;
}

const isWhole = ({ region }: Grant) => region === undefined;

/** Chooses a role on each account, and roles in single regions of it. */
export function RolesField({ accounts, value, onChange }: Props) {
  const { t } = useTranslation('people');
  const others = (account: string) => value.filter(({ accountId }) => accountId !== account);
  return (
    <div className="border-line divide-line divide-y rounded-md border">
      {accounts.map(({ id, name, colour, regions }) => {
        const held = value.filter(({ accountId }) => accountId === id);
        const whole = held.find(isWhole);
        const parts = held.filter((grant) => !isWhole(grant));
        const set = (next: Grant[]) => onChange([...others(id), ...next]);
        const free = regions.filter((region) => !parts.some((part) => part.region === region && !part.clusterId));
        const setPart = (part: Grant, change: Partial<Grant>) =>
          set(held.map((one) => (one === part ? { ...part, ...change } : one)));
        const [nextRegion] = free;
        return (
          <fieldset key={id} className="grid gap-2 px-3 py-2">
            <legend className="sr-only">{name}</legend>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="flex min-w-0 flex-1 items-center gap-2 font-medium">
                <AccountMark colour={colour} /> <span className="truncate">{name}</span>
              </span>
              <RoleSelect
                label={t('roleOn', { account: name })}
                value={whole?.role}
                none={t('noRole')}
                onChoose={(role) => set([...(role ? [{ accountId: id, role }] : []), ...parts])}
              />
            </div>
            {parts.map((part) => (
              <div key={placeOfGrant(part)} className="flex flex-wrap items-center justify-end gap-2">
                <Select
                  aria-label={t('regionOf', { account: name })}
                  value={part.region}
                  disabled={part.clusterId !== undefined}
                  onChange={(event) => setPart(part, { region: event.target.value })}
                >
                  {[part.region ?? '', ...free].map((region) => (
                    <option key={region}>{region}</option>
                  ))}
                </Select>
                {part.clusterId && <code className="text-xs">{part.clusterId}</code>}
                <RoleSelect
                  label={t('roleIn', { place: placeOfGrant(part) })}
                  value={part.role}
                  onChoose={(role) => role && setPart(part, { role })}
                />
                <IconButton
                  label={t('removeRole', { place: placeOfGrant(part) })}
                  onClick={() => set(held.filter((one) => one !== part))}
                >
                  <X />
                </IconButton>
              </div>
            ))}
            {nextRegion !== undefined && regions.length > 1 && (
              <Button
                size="sm"
                variant="ghost"
                className="justify-self-end"
                onClick={() => set([...held, { accountId: id, region: nextRegion, role: 'viewer' }])}
              >
                <Plus aria-hidden /> {t('addRegion')}
              </Button>
            )}
          </fieldset>
        );
      })}
    </div>
  );
}

interface RoleSelectProps {
  label: string;
  value: Role | undefined;
  /** The option without a role; absent when there must be one. */
  none?: string;
  onChoose: (role: Role | undefined) => void;
}

const roles: readonly Role[] = ['viewer', 'operator', 'admin'];

function RoleSelect({ label, value, none, onChoose }: RoleSelectProps) {
  const { t } = useTranslation('people');
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(roles.find((role) => role === event.target.value))}
    >
      {none !== undefined && <option value="">{none}</option>}
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </Select>
  );
}
