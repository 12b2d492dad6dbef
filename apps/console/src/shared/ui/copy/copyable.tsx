import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#shared/ui/button.tsx';
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

interface CopyableProps {
  text: string;
  what: string;
  /** Monospace for ids, addresses and commands. */
  mono?: boolean;
}

/** Shows a value with a copy button on hover and focus. Without hover, the button stays visible. */
export function Copyable({ text, what, mono = true }: CopyableProps) {
  return (
    <span data-copyable className="group/copy inline-flex max-w-full items-center gap-0.5">
      <span className={`min-w-0 wrap-anywhere ${mono ? 'font-mono text-xs' : ''}`}>
        <Breakable text={text} />
      </span>
      <CopyButton
        text={text}
        what={what}
        // Higher than a line of text, it must not make its row higher than the others.
        className="-my-1 opacity-0 group-hover/copy:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </span>
  );
}

/** Breaks a long id, label or address after its signs, and inside a part only when that is too long for the line. */
export const Breakable = ({ text }: { text: string }) =>
  text.split(/(?<=[/=:,])/).map((part, index) => (
    // A block of its own: between blocks a line may break, and a hyphen inside one is no place to break.
    <span key={index} className="inline-block max-w-full">
      {part}
    </span>
  ));

/** Keeps names and commands of a sentence on one line: a hyphen inside them is no place to break. */
export const WholeNames = ({ text }: { text: string }) =>
  // With the sign after it, which must not begin a line. Every second part is a match. The length is limited: the search starts at every letter.
  text.split(/([\w./]{0,253}(?:-[\w./]+)+[^\s\p{L}\p{N}]*)/u).map((part, index) =>
    index % 2 ? (
      <span key={index} className="inline-block max-w-full">
        {part}
      </span>
    ) : (
      part
    ),
  );
