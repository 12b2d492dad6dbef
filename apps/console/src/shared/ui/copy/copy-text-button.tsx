import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { useCopied } from './use-copied.ts';

interface Props {
  text: string;
  /** Label of the button: "Copy as CSV". */
  children: ReactNode;
}

/** Copies a long text and shows the result in place. */
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
