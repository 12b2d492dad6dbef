import type { FieldErrors, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Banner } from './ui/banner.tsx';

interface Props<T extends FieldValues> {
  errors: FieldErrors<T>;
  /** What each field is called; its control has the field's name as its id. */
  names: Partial<Record<keyof T & string, string>>;
}

/** Above the button: how many fields are at fault, each a link that jumps to it. */
export function ErrorSummary<T extends FieldValues>({ errors, names }: Props<T>) {
  const { t } = useTranslation();
  const wrong = Object.entries(names).filter(([name]) => errors[name]);
  if (!wrong.length) return null;
  return (
    <Banner tone="bad" role="alert" title={t('field.summary', { count: wrong.length })}>
      <ul className="flex flex-wrap gap-x-3">
        {wrong.map(([name, label]) => (
          <li key={name}>
            <a
              className="link inline-flex min-h-6 items-center"
              href={`#${name}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(name)?.focus();
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
