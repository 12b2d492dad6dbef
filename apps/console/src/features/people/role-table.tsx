import type { AccountPermission, Role } from '@isthmus/contracts/roles';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RoleMark } from './role-mark.tsx';

const roles = ['viewer', 'operator', 'admin'] as const;
/** What people do, and the permission that it needs. */
const acts = [
  ['see', 'read'],
  ['addHosts', 'reveal'],
  ['pools', 'write'],
  ['nodes', 'write'],
  ['enable', 'administer'],
  ['settings', 'settings'],
] as const;

/** What each role may do on an account, by the BFF's own table. */
export function RoleTable({ leastRole }: { leastRole: Record<AccountPermission, Role> }) {
  const { t } = useTranslation('people');
  return (
    <table className="w-full max-w-[30rem] text-xs">
      <thead>
        <tr className="border-line border-b align-bottom">
          <th className="text-text-soft py-1.5 text-left font-normal">{t('may.on')}</th>
          {roles.map((role) => (
            <th key={role} className="px-1.5 py-1.5 text-left font-normal whitespace-nowrap">
              <RoleMark role={role} isAbove />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {acts.map(([act, permission]) => (
          <tr key={act} className="border-line border-b">
            <th scope="row" className="py-1.5 text-left font-normal">
              {t(`may.${act}`)}
            </th>
            {roles.map((role) => (
              <td key={role} className="px-1.5 py-1.5">
                {roles.indexOf(role) >= roles.indexOf(leastRole[permission]) ? (
                  <Check role="img" aria-label={t('may.yes')} className="size-3.5" />
                ) : (
                  <span className="text-text-soft">
                    <span aria-hidden>–</span>
                    <span className="sr-only">{t('may.no')}</span>
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
