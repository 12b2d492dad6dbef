import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';

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

const load = () => import('./menu-list.tsx');
const MenuList = lazy(load);

/** Loads the list when the pointer approaches the button or a key presses it, not with the first page. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = cloneElement(props.children, {
    'aria-haspopup': 'menu',
    onPointerEnter: () => void load(),
    onClick: () => setWanted(true),
  });
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuList {...props} />
    </Suspense>
  );
}
