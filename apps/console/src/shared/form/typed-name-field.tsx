import { useController, useFormContext, type FieldValues } from 'react-hook-form';
import { TypedName } from '#shared/typed-name.tsx';

interface Props {
  /** The field of the form. */
  field: string;
  /** What must be typed, and what instead where no character of it can be. */
  name: string;
  otherwise?: string;
}

/** The typed confirmation as a field of the form around it. */
export function TypedNameField({ field: id, ...confirmed }: Props) {
  const { control } = useFormContext<FieldValues, unknown, FieldValues>();
  const { field, fieldState } = useController({ control, name: id });
  return (
    <TypedName
      id={id}
      {...confirmed}
      value={String(field.value)}
      onChange={field.onChange}
      error={fieldState.error?.message}
    />
  );
}
