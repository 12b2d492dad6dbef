import { Search } from 'lucide-react';
import { useEffect, useRef, type ComponentProps } from 'react';
import { isShortcut } from './shortcut.ts';
import { inputLook } from './control.ts';

interface Props extends Omit<ComponentProps<'input'>, 'onChange'> {
  /** Its name and placeholder: what it searches. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** `/` moves the focus here from anywhere on the page. */
export function FilterInput({ label, value, onChange, className = '', ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isShortcut(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return (
    <span className={`relative inline-flex min-w-0 ${className}`}>
      <Search
        aria-hidden
        className="text-text-soft pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputLook} h-8 pl-8 pointer-coarse:h-10 pointer-coarse:text-base`}
        {...rest}
      />
    </span>
  );
}
