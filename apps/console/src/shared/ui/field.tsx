import { useId, type ReactNode } from 'react';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { FieldContext, type FieldProps } from './field-props.ts';

interface Props {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  /** The id that the error summary links to; generated when absent. */
  id?: string;
  required?: boolean;
  /** The control, or a function that gets the properties for it. */
  children: ReactNode | ((control: FieldProps) => ReactNode);
}

export function Field({ label, help, error, id: given, required = false, children }: Props) {
  const made = useId();
  const id = given ?? made;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const control: FieldProps = {
    id,
    ...(error && { 'aria-invalid': true }),
    ...(described && { 'aria-describedby': described }),
    ...(required && { 'aria-required': true }),
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <FieldContext value={control}>{typeof children === 'function' ? children(control) : children}</FieldContext>
      {help && (
        <p id={`${id}-help`} className="text-text-soft text-xs">
          {help}
        </p>
      )}
      <FieldFault id={id} error={error} />
    </div>
  );
}
