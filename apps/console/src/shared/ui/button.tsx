import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Link, type LinkProps } from 'react-router';
import { Tip } from './tooltip.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost';

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55';
const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong/60 bg-surface text-text hover:border-line-strong hover:bg-hover',
  danger: 'border-transparent bg-bad text-on-accent hover:bg-bad-strong',
  ghost: 'border-transparent text-text hover:bg-hover',
};
const sizes = { md: 'h-8 px-3', sm: 'h-7 px-2 text-xs' };

/** The look of a button, also for a link that is the page's action. */
export const buttonLook = (variant: ButtonVariant, size: keyof typeof sizes = 'md') =>
  `${base} ${variants[variant]} ${sizes[size]}`;

interface Props extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: keyof typeof sizes;
  /** True while the act runs: a second press does nothing. The caller's words describe the act. */
  pending?: boolean;
}

export function Button({ variant = 'secondary', size, pending = false, className = '', ...rest }: Props) {
  const look = `${buttonLook(variant, size)} ${className}`;
  const { children, disabled, ...own } = rest;
  return (
    <button
      type="button"
      className={look}
      disabled={disabled === true || pending}
      {...(pending && { 'aria-busy': true })}
      {...own}
    >
      {pending && <LoaderCircle aria-hidden className="motion-safe:animate-spin" />}
      {children}
    </button>
  );
}

interface LinkButtonProps extends LinkProps {
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
}

export function LinkButton({ variant = 'secondary', size, className = '', ...rest }: LinkButtonProps) {
  return <Link className={`${buttonLook(variant, size)} ${className}`} {...rest} />;
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does: the accessible name and the tooltip. */
  label: string;
  /** Why it is disabled: shown instead of the label. */
  why?: string | undefined;
}

export function IconButton({ label, why, className = '', ...rest }: IconButtonProps) {
  return (
    <Tip text={why ?? label}>
      <button
        type="button"
        aria-label={label}
        {...(why !== undefined && { 'aria-disabled': true, 'aria-description': why })}
        className={`text-text-soft hover:bg-hover hover:text-text inline-flex size-8 shrink-0 items-center justify-center rounded-md disabled:opacity-50 aria-disabled:opacity-50 pointer-coarse:size-10 [&_svg]:size-4 ${className}`}
        {...rest}
      />
    </Tip>
  );
}
