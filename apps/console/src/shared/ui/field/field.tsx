import { useId, type ReactNode } from 'react';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { FieldContext, type FieldProps } from './control.ts';

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

interface ExplainedProps {
  /** Explains the field and TKE's use of it. Appears beside the field where there is space, else below. */
  note?: ReactNode;
  children: ReactNode;
}

export const Explained = ({ note, children }: ExplainedProps) => (
  <div className="grid gap-x-8 gap-y-1 @min-[44rem]/form:grid-cols-[minmax(0,560px)_minmax(0,26rem)]">
    <div className="min-w-0">{children}</div>
    {note && <p className="text-text-soft max-w-[72ch] text-xs @min-[44rem]/form:pt-6">{note}</p>}
  </div>
);
