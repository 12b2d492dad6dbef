import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { useCopied } from '#shared/ui/copy/use-copied.ts';

interface Props {
  label: string;
  lines: string[];
}

/** Copies a list with one item per line and shows the result in place. */
export function CopyLines({ label, lines }: Props) {
  const { t } = useTranslation();
  const [state, copy] = useCopied(lines.join('\n'));
  return (
    <Button size="sm" variant="ghost" onClick={copy}>
      {label}
      <span role="status" className={state === 'failed' ? 'text-bad' : ''}>
        {state === 'copied' ? `✓ ${t('copied')}` : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </Button>
  );
}
