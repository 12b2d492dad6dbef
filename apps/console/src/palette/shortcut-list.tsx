import { useTranslation } from 'react-i18next';
import { Keys, searchKeys } from './key-caps.tsx';

/** Each shortcut with its text. `g` and a second key are pressed one after the other. */
const shortcuts = [
  ['search', searchKeys],
  ['list', ['?']],
  ['clusters', ['g', 'c']],
  ['nodes', ['g', 'n']],
  ['templates', ['g', 't']],
  ['activity', ['g', 'a']],
  ['filter', ['/']],
  ['rows', ['j', 'k']],
  ['select', ['x']],
  ['open', ['Enter']],
  ['hosts', ['a']],
  ['modify', ['e']],
] as const;

/** Lists the keyboard shortcuts. */
export function ShortcutList() {
  const { t } = useTranslation('palette');
  return (
    <dl className="grid gap-1">
      {shortcuts.map(([name, keys]) => (
        <div key={name} className="flex min-h-7 items-center justify-between gap-4">
          <dt>{t(`keys.${name}`)}</dt>
          <dd>
            <Keys keys={keys} {...(keys[0] === 'g' && { between: t('keys.then') })} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
