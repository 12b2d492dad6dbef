import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Mark } from '#shared/ui/mark.tsx';
import { Link } from 'react-router';

export interface MenuItem {
  label: ReactNode;
  icon?: ReactNode;
  to?: string;
  /** Opens in a new tab. */
  href?: string;
  onSelect?: () => void;
  danger?: boolean;
  /** Disabled: the reason and the remedy. */
  why?: string;
  /** Draws a line above the item. */
  apart?: boolean;
  checked?: boolean;
}

export interface MenuProps {
  /** The button that opens the menu. */
  children: ReactElement<{ onClick?: () => void; onPointerEnter?: () => void; 'aria-haspopup'?: 'menu' }>;
  items: MenuItem[];
  align?: 'start' | 'end';
}

const look =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 outline-none select-none pointer-coarse:min-h-10 data-highlighted:bg-hover aria-disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0';

function Item({ label, icon, to, href, onSelect, danger = false, why, checked }: MenuItem) {
  const className = `${look} ${why ? 'text-text-soft' : danger ? 'text-bad' : ''}`;
  const content = (
    <>
      {icon}
      <span className="flex-1">
        {label}
        {why && <span className="block max-w-64 pb-1 text-xs">{why}</span>}
      </span>
      {checked && <Mark shape="tick" className="!size-3" />}
    </>
  );
  if (checked !== undefined)
    return (
      <DropdownMenu.CheckboxItem className={className} checked={checked} onSelect={() => onSelect?.()}>
        {content}
      </DropdownMenu.CheckboxItem>
    );
  // Not Radix's `disabled`, which keyboard and screen reader skip.
  if (why)
    return (
      <DropdownMenu.Item aria-disabled className={className} onSelect={(event) => event.preventDefault()}>
        {content}
      </DropdownMenu.Item>
    );
  return (
    <DropdownMenu.Item
      className={className}
      asChild={to !== undefined || href !== undefined}
      onSelect={() => onSelect?.()}
    >
      {to !== undefined ? (
        <Link to={to}>{content}</Link>
      ) : href !== undefined ? (
        <a href={href} target="_blank" rel="noreferrer">
          {content}
        </a>
      ) : (
        content
      )}
    </DropdownMenu.Item>
  );
}

/** Renders the opened menu; menu.tsx loads it on demand. */
export default function MenuList({ children, items, align = 'end' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="border-line bg-raised shadow-lift z-50 max-h-[70dvh] min-w-48 overflow-y-auto rounded-md border p-1"
        >
          {items.map((item, index) => (
            <div key={index} role="none">
              {item.apart && index > 0 && <DropdownMenu.Separator className="bg-line mx-1 my-1 h-px" />}
              <Item {...item} />
            </div>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
