import type { Refusal } from '@isthmus/contracts/acts';
import type { ReactNode } from 'react';
import { Button, type ButtonVariant } from '../ui/button.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Tip } from '../ui/tooltip.tsx';
import { useRefusalText } from './refusal-text.ts';

interface Props {
  /** Null: the act is allowed. */
  refusal: Refusal | null;
  /** Where the act is done, or what does it. */
  to?: string;
  onClick?: () => void;
  /** The words beside it say why. */
  disabled?: boolean;
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  className?: string;
  children: ReactNode;
}

/** An act as a button or a link. Disabled, it keeps its place and takes the focus, so that everyone reaches reason and remedy. */
export function ActButton({ refusal, to, onClick, disabled, children, ...look }: Props) {
  const textOf = useRefusalText();
  if (!refusal && to !== undefined && !disabled)
    return (
      <LinkButton to={to} {...look}>
        {children}
      </LinkButton>
    );
  if (!refusal)
    return (
      <Button onClick={onClick} disabled={disabled} {...look}>
        {children}
      </Button>
    );
  const text = textOf(refusal);
  return (
    <Tip text={text}>
      <Button aria-disabled aria-description={text} {...look}>
        {children}
      </Button>
    </Tip>
  );
}
