import { useController, useFormContext, type FieldValues } from 'react-hook-form';
import { TypedName } from './typed-name.tsx';

interface Props {
  /** Name of the form field. */
  field: string;
  /** The name to type. */
  name: string;
  /** Typed instead of a name that no keyboard can type. */
  otherwise?: string;
}

/** Renders the typed confirmation as a form field. */
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
