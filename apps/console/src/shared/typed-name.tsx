import { useTranslation } from 'react-i18next';
import { Field } from './ui/field.tsx';
import { TextInput } from './ui/text-input.tsx';

interface Props {
  /** An id the error summary can link to. */
  id?: string;
  /** What must be typed. */
  name: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** The typed confirmation of what can't be undone. */
export function TypedName({ id, name, value, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <Field
      label={
        <>
          {t('typeName')} <code className="bg-hover rounded px-1 font-mono">{name}</code>
        </>
      }
      error={error}
      {...(id && { id })}
      required
    >
      <TextInput mono value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
