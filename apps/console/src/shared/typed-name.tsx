import { confirmationOf, marked } from '@isthmus/contracts/confirmation';
import { useTranslation } from 'react-i18next';
import { Field } from './ui/field.tsx';
import { TextInput } from './ui/text-input.tsx';

interface Props {
  /** An id the error summary can link to. */
  id?: string;
  /** What must be typed. */
  name: string;
  /** What is typed instead, where no character of the name can be. */
  otherwise?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** The typed confirmation of what can't be undone. What no keyboard can type of a name is shown, and not asked for. */
export function TypedName({ id, name, otherwise = '', value, onChange, error }: Props) {
  const { t } = useTranslation();
  const word = confirmationOf(name, otherwise);
  return (
    <Field
      label={
        <>
          {t('typeName')} <code className="bg-hover rounded px-1 font-mono">{word}</code>
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
