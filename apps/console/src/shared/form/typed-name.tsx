import { confirmationOf, marked } from '@isthmus/contracts/confirmation';
import { useTranslation } from 'react-i18next';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';

interface Props {
  /** The id that the error summary links to. */
  id?: string;
  /** The name to type. */
  name: string;
  /** The alternative text, when no keyboard can type the name. */
  otherwise?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** Confirms an irreversible act by typing. Characters that no keyboard can type are shown but not required. */
export function TypedName({ id, name, otherwise = '', value, onChange, error }: Props) {
  const { t } = useTranslation();
  const word = confirmationOf(name, otherwise);
  return (
    <Field
      label={
        <>
          {t('typeName')}
          <code className="bg-hover rounded px-1 font-mono">{word}</code>
        </>
      }
      help={word === name ? undefined : t('typeNameMarked', { name: marked(name) })}
      error={error}
      {...(id && { id })}
      required
    >
      <TextInput mono value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
