import { CopyButton } from './copy-button.tsx';

interface Props {
  text: string;
  what: string;
  /** Monospace for ids, addresses and commands. */
  mono?: boolean;
}

/** Shows a value with a copy button on hover and focus. Without hover, the button stays visible. */
export function Copyable({ text, what, mono = true }: Props) {
  return (
    <span className="group/copy inline-flex max-w-full items-center gap-0.5">
      <span className={`min-w-0 break-all ${mono ? 'font-mono text-xs' : ''}`}>{text}</span>
      <CopyButton
        text={text}
        what={what}
        className="opacity-0 group-hover/copy:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </span>
  );
}
