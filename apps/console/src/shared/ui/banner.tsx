import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type Tone = 'info' | 'warn' | 'bad' | 'good';
const looks: Record<Tone, string> = {
  info: 'bg-info-soft [&>svg]:text-info',
  warn: 'bg-warn-soft [&>svg]:text-warn',
  bad: 'bg-bad-soft [&>svg]:text-bad',
  good: 'bg-good-soft [&>svg]:text-good',
};
const icons = { info: Info, warn: TriangleAlert, bad: OctagonAlert, good: CircleCheck };

interface Props {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** `alert` interrupts, `status` waits for a pause. Without a role, screen readers announce nothing. */
  role?: 'alert' | 'status';
}

/** Shows something the reader must know before continuing. */
export function Banner({ tone, title, children, action, role }: Props) {
  const Icon = icons[tone];
  return (
    <div
      role={role}
      className={`grid grid-cols-[auto_1fr] items-start gap-2.5 rounded-md px-3 py-2.5 sm:grid-cols-[auto_1fr_auto] ${looks[tone]}`}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="max-w-[72ch]">{children}</div>}
      </div>
      {action && <div className="max-sm:col-start-2">{action}</div>}
    </div>
  );
}
