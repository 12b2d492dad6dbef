import type { Role } from '@isthmus/contracts/roles';
import { useTranslation } from 'react-i18next';

const steps = ['viewer', 'operator', 'admin'] as const satisfies Role[];

/** Draws a role as three steps, filled from the left. The word is beside it. */
function RoleSteps({ role }: { role: Role }) {
  return (
    <svg aria-hidden width="20" height="10" className="text-text-soft shrink-0 self-center">
      {steps.map((step, index) => (
        <rect
          key={step}
          x={index * 7 + 0.5}
          y="0.5"
          width="5"
          height="9"
          rx="1"
          stroke="currentColor"
          fill={index <= steps.indexOf(role) ? 'currentColor' : 'none'}
        />
      ))}
    </svg>
  );
}

interface Props {
  role: Role;
  /** The part of the account, when the role does not hold on all of it. */
  where?: string;
  /** The steps are above the word, for a narrow column. */
  isAbove?: true;
}

export function RoleMark({ role, where, isAbove }: Props) {
  const { t } = useTranslation('people');
  return (
    <span className={isAbove ? 'grid gap-1' : 'inline-grid grid-cols-[20px_auto] items-baseline gap-x-1.5'}>
      <RoleSteps role={role} />
      <span>{t(`role.${role}`)}</span>
      {where && <span className="text-text-soft col-start-2 font-mono text-xs">{where}</span>}
    </span>
  );
}
