import { useId, type ReactNode } from 'react';

interface Props {
  title: ReactNode;
  lead?: ReactNode;
  /** The action for the whole section, at the right of its title. */
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, lead, action, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id={id} className="text-md">
            {title}
          </h2>
          {lead && <p className="text-text-soft max-w-[72ch]">{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
