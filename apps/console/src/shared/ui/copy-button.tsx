import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { useCopied } from './use-copied.ts';

interface Props {
  text: string;
  /** The name of the copied value: "Copy cluster id". */
  what: string;
  className?: string;
}

/** Copies and shows the result in place. */
export function CopyButton({ text, what, className = '' }: Props) {
  const { t } = useTranslation();
  const [state, copy] = useCopied(text);
  const failed = state === 'failed';
  return (
    <>
      <IconButton
        label={state === 'copied' ? t('copied') : t('copy', { what })}
        onClick={copy}
        className={`!size-6 ${className}`}
      >
        {state === 'copied' ? <Check className="text-good" /> : <Copy />}
      </IconButton>
      <span role="status" className={failed ? 'text-bad text-xs' : 'sr-only'}>
        {state === 'ready' ? '' : t(failed ? 'copyFailed' : 'copied')}
      </span>
    </>
  );
}
