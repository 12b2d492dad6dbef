import { CopyButton } from './copyable.tsx';

interface Props {
  command: string;
  /** Name of the command, also for the copy button. */
  what: string;
  /** A label above: what the command does. */
  label?: string;
}

/** Shows a command to copy, as in a terminal. */
export function CommandBlock({ command, what, label }: Props) {
  return (
    <div role="group" aria-label={what} className="bg-terminal text-on-terminal overflow-hidden rounded-md">
      <div className="flex items-center justify-between gap-2 pt-1 pr-1 pl-3">
        <span className="text-xs opacity-80">{label ?? what}</span>
        <CopyButton text={command} what={what} className="!text-on-terminal hover:!bg-transparent" />
      </div>
      {/* Its lines break anywhere, so nothing scrolls and the keyboard need not stop here. */}
      <pre className="px-3 pb-2.5 font-mono text-xs whitespace-pre-wrap break-all">{command}</pre>
    </div>
  );
}
