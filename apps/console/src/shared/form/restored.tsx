import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';

interface Props {
  /** Names of the typed fields that the draft does not hold. */
  leftOut: string[];
  /** Labels by field name. */
  names: Record<string, string>;
  discard: () => void;
}

/** Says that the values are from a draft, and which ones it does not hold. */
export default function Restored({ leftOut, names, discard }: Props) {
  const { t } = useTranslation('preferences');
  const fields = leftOut.map((name) => names[name] ?? name).join(', ');
  return (
    <p role="status" className="text-text-soft flex flex-wrap items-center gap-x-3">
      <span>
        {t('draft.restored')} {fields && t('draft.leftOut', { fields })}
      </span>
      <Button size="sm" variant="ghost" onClick={discard}>
        {t('draft.discard')}
      </Button>
    </p>
  );
}
