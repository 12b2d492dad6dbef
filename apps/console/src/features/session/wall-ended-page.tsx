import { useTranslation } from 'react-i18next';
import { Entrance } from './entrance.tsx';

/** What a screen on a wall shows after its link ended. It stays until somebody opens another link. */
export function Component() {
  const { t } = useTranslation('session');
  return (
    <Entrance title={t('wall.dead')} lead={t('wall.endedNext')}>
      {null}
    </Entrance>
  );
}
