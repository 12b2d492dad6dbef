import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { useReturnFocus } from './return-focus.ts';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** The side that it slides in from. */
  side?: 'left' | 'right';
  children: ReactNode;
}

const sides = { left: 'left-0 w-72 border-r', right: 'right-0 w-[30rem] border-l' };

/** Renders a drawer at the side: details of one row, or navigation on a phone. */
export function Sheet({ open, onOpenChange, title, side = 'right', children }: Props) {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="bg-scrim fixed inset-0 z-40" />
        <Radix.Content
          {...returnFocus}
          onOpenAutoFocus={(event) => {
            returnFocus.onOpenAutoFocus();
            // Focuses the drawer itself instead of its first button, because people read it first.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          aria-describedby={undefined}
          className={`bg-raised shadow-lift border-line fixed inset-y-0 z-50 flex max-w-[calc(100vw-40px)] flex-col outline-none ${sides[side]}`}
        >
          <header className="flex items-center gap-3 px-4 pt-3 pb-2">
            <Radix.Title className="text-md min-w-0 flex-1 truncate">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('close')}>
                <X />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
