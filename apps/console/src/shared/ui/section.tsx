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
    <section aria-labelledby={id} className="grid gap-2">
      {/* As high as its action, so that titles side by side are on one line. */}
      <header
        className={`flex min-h-7 flex-wrap justify-between gap-x-4 gap-y-2 ${lead ? 'items-end' : 'items-center'}`}
      >
        <div>
          <h2 id={id} className="text-md [&>span.font-normal]:ml-1">
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
