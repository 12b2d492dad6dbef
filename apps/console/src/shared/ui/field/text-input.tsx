import type { ComponentProps } from 'react';
import { inputLook, useFieldProps } from './control.ts';

interface Props extends ComponentProps<'input'> {
  /** For ids, addresses and commands. */
  mono?: boolean;
}

export function TextInput({ mono = false, className = '', ...rest }: Props) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...(mono && { spellCheck: false, autoCapitalize: 'off' })}
      className={`${inputLook} h-8 pointer-coarse:h-10 pointer-coarse:text-base ${mono ? 'font-mono' : ''} ${className}`}
      {...useFieldProps()}
      {...rest}
    />
  );
}

interface TextareaProps extends ComponentProps<'textarea'> {
  mono?: boolean;
}

export function Textarea({ mono = false, className = '', rows = 4, ...rest }: TextareaProps) {
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
