import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useCopied } from './use-copied.ts';

interface Props {
  text: string;
  /** What it copies: "Copy as CSV". */
  children: ReactNode;
}

/** Copies something long, and says in place how that went. */
export function CopyTextButton({ text, children }: Props) {
  const { t } = useTranslation();
  const [state, copy] = useCopied(text);
  const failed = state === 'failed';
  return (
    <>
      <Button onClick={copy}>
        {state === 'copied' ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
        {children}
      </Button>
      <span role="status" className={failed ? 'text-bad text-xs' : 'sr-only'}>
        {state === 'ready' ? '' : t(failed ? 'copyFailed' : 'copied')}
      </span>
    </>
  );
}
