import type { PlanJoins } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/checkbox.tsx';

interface Props {
  download: PlanJoins['download'];
  onChange: (download: PlanJoins['download']) => void;
}

/** How a host fetches the script. */
export function DownloadChoice({ download, onChange }: Props) {
  const { t } = useTranslation('joins');
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{t('builder.download')}</legend>
      {(['private', 'public'] as const).map((way) => (
        <Checkbox
          key={way}
          kind="radio"
          name="download"
          label={t(`builder.${way}`)}
          help={t(`builder.${way}Help`)}
          checked={download === way}
          onChange={() => onChange(way)}
        />
      ))}
    </fieldset>
  );
}
