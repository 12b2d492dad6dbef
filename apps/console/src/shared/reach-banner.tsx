import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';
import { watch } from './event-keys.ts';
import { useWatch } from './events.ts';
import { reach } from './reach.ts';
import { Banner } from './ui/banner.tsx';

/** Shows above every page that no request can leave Isthmus. */
export function ReachBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(reach());
  useWatch(...watch.reach);
  if (!data?.outOfReach) return null;
  const { cause, at, since } = data.outOfReach;
  return (
    <div className="mb-4">
      <Banner tone="bad" role="alert" title={t('reach.title')}>
        <p>{t(`notSent.${cause}`, { at })}</p>
        <p>{t('reach.text')}</p>
        <p>
          {t('reach.since')} <Age at={since} />
        </p>
      </Banner>
    </div>
  );
}
