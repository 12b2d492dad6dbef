import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';

export interface MenuItem {
  label: ReactNode;
  icon?: ReactNode;
  to?: string;
  /** Opens elsewhere, in a tab of its own. */
  href?: string;
  onSelect?: () => void;
  danger?: boolean;
  /** Disabled: why, and what to do about it. */
  why?: string;
  /** Draws a line above it. */
  apart?: boolean;
  checked?: boolean;
}

export interface MenuProps {
  /** One button that opens it. */
  children: ReactElement<{ onClick?: () => void; onPointerEnter?: () => void; 'aria-haspopup'?: 'menu' }>;
  items: MenuItem[];
  align?: 'start' | 'end';
}

const load = () => import('./menu-list.tsx');
const MenuList = lazy(load);

/** What the list needs is loaded when the pointer nears its button or the keyboard presses it, not with the first page. */
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
