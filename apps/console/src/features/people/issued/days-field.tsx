import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';

interface Props extends ComponentProps<typeof Select> {
  /** The numbers of days to choose from. */
  lives: number[];
  error: string | undefined;
}

/** Chooses how long a token or a link works. */
export function DaysField({ lives, error, ...select }: Props) {
  const { t } = useTranslation('people');
  return (
    <Field label={t('token.days')} error={error}>
      <Select {...select}>
        {lives.map((days) => (
          <option key={days} value={days}>
            {t('token.day', { count: days })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
