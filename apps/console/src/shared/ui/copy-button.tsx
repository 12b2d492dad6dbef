import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';

const confirmMs = 1_600;

interface Props {
  text: string;
  /** What is copied, for its name: "Copy cluster id". */
  what: string;
  className?: string;
}

/** Copies and says so in place. */
export function CopyButton({ text, what, className = '' }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <>
      <IconButton label={copied ? t('copied') : t('copy', { what })} onClick={copy} className={`!size-6 ${className}`}>
        {copied ? <Check className="text-good" /> : <Copy />}
      </IconButton>
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
}
