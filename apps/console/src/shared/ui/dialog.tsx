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
  /** One sentence under the title. */
  lead?: ReactNode;
  /** The row of buttons. It stays visible when the body scrolls. */
  foot?: ReactNode;
  wide?: boolean;
  children: ReactNode;
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
          <header className="py-3 pr-14 pl-5">
            <Radix.Title className="text-md mt-1">{title}</Radix.Title>
            {lead && <Radix.Description className="text-text-soft mt-1">{lead}</Radix.Description>}
          </header>
          <div className="grid min-h-0 gap-4 overflow-y-auto px-5 pb-4">{children}</div>
          {foot && <footer className="border-line flex flex-wrap justify-end gap-2 border-t px-5 py-3">{foot}</footer>}
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
