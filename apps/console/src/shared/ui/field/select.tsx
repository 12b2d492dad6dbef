import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { inputLook, useFieldProps } from './control.ts';

/** The system's own select works with every keyboard, phone and screen reader. */
export function Select({ className = '', children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={`relative inline-flex min-w-0 ${className}`}>
      <select
        className={`${inputLook} h-8 w-full appearance-none pr-8 pointer-coarse:h-10`}
        {...useFieldProps()}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="text-text-soft pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2"
      />
    </span>
  );
}
