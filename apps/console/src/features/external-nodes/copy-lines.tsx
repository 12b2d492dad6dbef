import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';

interface Props {
  label: string;
  lines: string[];
}

/** Copies a list, one a line, and says so in place until the list is another. */
export function CopyLines({ label, lines }: Props) {
  const { t } = useTranslation();
  const text = lines.join('\n');
  const [copied, setCopied] = useState('');
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <Button size="sm" variant="ghost" onClick={copy}>
      {label}
      <span role="status">{copied === text ? `✓ ${t('copied')}` : ''}</span>
    </Button>
  );
}
