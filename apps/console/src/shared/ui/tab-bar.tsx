import { NavLink } from 'react-router';
import { countText } from '#shared/i18n/number.ts';

interface Props {
  label: string;
  tabs: { to: string; label: string; end?: boolean; count?: number | null }[];
}

/** Each tab is a link, so people can open it, bookmark it and go back. */
export function TabBar({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className="border-line -mb-px flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ to, label: text, end = false, count }) => (
        <NavLink
          key={to}
          to={to}
          end={end}
          className="text-text-soft hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 whitespace-nowrap pointer-coarse:h-11 aria-[current=page]:font-semibold"
        >
          {text}
          {typeof count === 'number' && (
            <span className="text-text-soft tabular text-xs font-normal">{countText(count)}</span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
