import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

/** Returns the focus after closing. Radix returns it only to its own trigger, which these dialogs do not have. */
function useReturnFocus() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const back = opener.current?.isConnected ? opener.current : document.querySelector('h1');
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    },
  };
}

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One sentence under the title. Screen readers say it when the dialog opens. */
  lead?: ReactNode;
  /** The row of buttons. It stays visible when the body scrolls. */
  foot?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

export function Dialog({ open, onOpenChange, title, lead, foot, wide = false, children }: Props) {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="bg-scrim fixed inset-0 z-40" />
        <Radix.Content
          {...returnFocus}
          {...(!lead && { 'aria-describedby': undefined })}
          className={`bg-raised shadow-lift border-line fixed top-1/2 left-1/2 z-50 flex max-h-[min(90dvh,56rem)] w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
        >
          {/* No header and footer: outside main, these would be more landmarks of the page. */}
          <div className="py-3 pr-14 pl-5">
            <Radix.Title className="text-md mt-1">{title}</Radix.Title>
            {lead && <Radix.Description className="text-text-soft mt-1">{lead}</Radix.Description>}
          </div>
          {children && <div className="grid min-h-0 gap-4 overflow-y-auto px-5 pb-4">{children}</div>}
          {foot && <div className="border-line flex flex-wrap justify-end gap-2 border-t px-5 py-3">{foot}</div>}
          {/* Last in the order, so the dialog's main control gets the focus first. */}
          <Radix.Close asChild>
            <IconButton label={t('close')} className="absolute top-3 right-3">
              <X />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** The side that it slides in from. */
  side?: 'left' | 'right';
  children: ReactNode;
}

const sides = { left: 'left-0 w-72 border-r', right: 'right-0 w-[30rem] border-l' };

/** Renders a drawer at the side: details of one row, or navigation on a phone. */
export function Sheet({ open, onOpenChange, title, side = 'right', children }: SheetProps) {
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
          <div className="flex items-center gap-3 px-4 pt-3 pb-2">
            <Radix.Title className="text-md min-w-0 flex-1 truncate">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('close')}>
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface PanelProps {
  onClose: () => void;
  /** Its name, for screen readers. */
  title: string;
  children: ReactNode;
}

/** Renders a dialog without a head near the top of the window; on a phone over its full width. */
export function Panel({ onClose, title, children }: PanelProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="bg-scrim fixed inset-0 z-40" />
        <Radix.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="bg-raised shadow-lift border-line fixed inset-x-0 top-0 z-50 mx-auto flex max-h-[70dvh] max-w-2xl flex-col rounded-lg border md:top-20"
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
