import type { ComponentProps } from 'react';
import { Tip } from './tooltip.tsx';

interface Props extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does: the accessible name and the tooltip. */
  label: string;
}

export function IconButton({ label, className = '', ...rest }: Props) {
  return (
    <Tip text={label}>
      <button
        type="button"
        aria-label={label}
        className={`text-text-soft hover:bg-hover hover:text-text inline-flex size-8 shrink-0 items-center justify-center rounded-md disabled:opacity-50 pointer-coarse:size-10 [&_svg]:size-4 ${className}`}
        {...rest}
      />
    </Tip>
  );
}
