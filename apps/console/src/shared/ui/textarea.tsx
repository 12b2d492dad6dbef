import type { ComponentProps } from 'react';
import { useFieldProps } from './field-props.ts';
import { inputLook } from './text-input.tsx';

interface Props extends ComponentProps<'textarea'> {
  mono?: boolean;
}

export function Textarea({ mono = false, className = '', rows = 4, ...rest }: Props) {
  return (
    <textarea
      rows={rows}
      {...(mono && { spellCheck: false })}
      className={`${inputLook} resize-y py-1.5 pointer-coarse:text-base ${mono ? 'font-mono text-xs leading-5' : ''} ${className}`}
      {...useFieldProps()}
      {...rest}
    />
  );
}
