import type { Refusal } from '@isthmus/contracts/acts';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton, type ButtonVariant } from '../ui/button.tsx';
import { Tip } from '../ui/tooltip.tsx';
import { useWhoMay } from '../who-may.ts';

/** Returns why an act is disabled and what to do, in the words of the BFF's matching refusal. */
export function useRefusalText() {
  const { t } = useTranslation('shared');
  const askOf = useWhoMay();
  return ({ reason, whoMay }: Refusal) =>
    t('refusal', {
      reason: t(`problem.${reason}.title`),
      remedy: whoMay ? askOf(whoMay, reason) : t(`problem.${reason}.next`),
    });
}

interface Props extends Pick<ComponentProps<typeof Button>, 'aria-expanded' | 'aria-label' | 'pending'> {
  /** Why the act is disabled; null when it is allowed. */
  refusal: Refusal | null;
  /** Path of the page for the act; absent when the button does it. */
  to?: string;
  onClick?: () => void;
  /** The caller shows the reason beside the button. */
  disabled?: boolean;
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  className?: string;
  children: ReactNode;
}

/**
 * Renders an act as a button or a link. When disabled it keeps its place and can take the focus. So everyone reaches
 * the reason and the remedy.
 */
export function ActButton({ refusal, to, onClick, disabled, pending = false, children, ...look }: Props) {
  const textOf = useRefusalText();
  if (!refusal && to !== undefined && !disabled)
    return (
      <LinkButton to={to} {...look}>
        {children}
      </LinkButton>
    );
  if (!refusal)
    return (
      <Button onClick={onClick} disabled={disabled} pending={pending} {...look}>
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
