import { cloneElement, lazy, Suspense, useState } from 'react';
import type { MenuProps } from './menu-list.tsx';

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
