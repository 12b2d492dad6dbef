import { Fragment } from 'react';

/** The key that browsers of this system use for shortcuts. */
export const commandKey = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
export const searchKeys = [commandKey, 'K'];

interface Props {
  keys: readonly string[];
  /** A word between keys that are pressed one after the other. */
  between?: string;
}

/** Renders the names of keys. */
export const Keys = ({ keys, between = '' }: Props) => (
  <span className="text-text-soft inline-flex shrink-0 items-center gap-1 text-xs">
    {keys.map((key, index) => (
      <Fragment key={key}>
        {index > 0 && between}
        <kbd className="border-line rounded border px-1">{key}</kbd>
      </Fragment>
    ))}
  </span>
);
