import type { ComponentProps } from 'react';
import { useFieldProps } from './field-props.ts';

/** The look of every text control. */
export const inputLook =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-text placeholder:text-text-soft/80 hover:border-text-soft aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-canvas disabled:text-text-soft';

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
