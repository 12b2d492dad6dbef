import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { copyText } from '#shared/ui/copy/use-copied.ts';

interface Props {
  text: string;
  label: string;
  /** Whether it was copied during this visit. */
  isCopied: boolean;
  onCopied: () => void;
  size?: 'sm' | 'md';
  className?: string;
  children: ReactNode;
}

/** Copies a command and remembers it, so a person who goes from host to host knows which one is next. */
export function CopyCommand({ text, label, isCopied, onCopied, size = 'sm', className = '', children }: Props) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const copy = () =>
    void copyText(text).then((isDone) => {
      setFailed(!isDone);
      if (isDone) onCopied();
    });
  return (
    <>
      <Button size={size} aria-label={label} onClick={copy} className={className}>
        {isCopied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
        {isCopied ? t('copied') : children}
      </Button>
      <span role="status" className={failed ? 'text-bad text-xs' : 'sr-only'}>
        {failed ? t('copyFailed') : ''}
      </span>
    </>
  );
}
