import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';

interface Props {
  text: ReactNode;
  /** One element that can take focus, so the keyboard reaches the words too. */
  children: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
}

export function Tip({ text, children, side = 'bottom' }: Props) {
  return (
    <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            side={side}
            sideOffset={4}
            collisionPadding={8}
            className="border-line bg-raised text-text shadow-lift z-50 max-w-72 rounded-md border px-2 py-1 text-xs"
          >
            {text}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
