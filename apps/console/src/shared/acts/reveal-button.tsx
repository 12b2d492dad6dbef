import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';

interface Props {
  isShown: boolean;
  pending: boolean;
  problem: ApiError | null;
  onShow: () => void;
  onHide: () => void;
}

/** Shows and hides custom data, which may hold secrets, and says that each read is audited. */
export function RevealButton({ isShown, pending, problem, onShow, onHide }: Props) {
  const { t } = useTranslation('pool-settings');
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={isShown ? onHide : onShow} pending={pending}>
          {t(isShown ? 'reveal.hide' : 'reveal.show')}
        </Button>
        <span className="text-text-soft text-xs">{t('reveal.audited')}</span>
      </div>
      <ProblemAlert problem={problem} />
    </>
  );
}
