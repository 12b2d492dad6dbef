import { useId, type ComponentProps, type ReactNode } from 'react';
import { FieldFault } from '#shared/i18n/field-fault.tsx';

interface Props extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
}

/** Renders a tick box or radio button with its label. The whole line is the click target. */
export function Checkbox({
  label,
  help,
  error,
  className = '',
  kind = 'checkbox',
  id: given,
  ...rest
}: Props & { kind?: 'checkbox' | 'radio' }) {
  const made = useId();
  const id = given ?? made;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`grid grid-cols-[16px_1fr] gap-x-2 ${className}`}>
      <input
        type={kind}
        id={id}
        className="mt-0.5 size-4"
        {...(error && { 'aria-invalid': true })}
        {...(described && { 'aria-describedby': described })}
        {...rest}
      />
      <label htmlFor={id} className="min-h-6 cursor-pointer pointer-coarse:min-h-10">
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} className="text-text-soft col-start-2 text-xs">
          {help}
        </p>
      )}
      {error && <FieldFault id={id} error={error} className="col-start-2" />}
    </div>
  );
}
