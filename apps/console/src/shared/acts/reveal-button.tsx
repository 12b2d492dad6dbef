import type { Refusal } from '@isthmus/contracts/acts';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { ActButton } from './act-button.tsx';

interface Props {
  refusal: Refusal | null;
  isShown: boolean;
  pending: boolean;
  problem: ApiError | null;
  onShow: () => void;
  onHide: () => void;
}

/** Shows and hides custom data, which may hold secrets, and says that each read is audited. */
export function RevealButton({ refusal, isShown, pending, problem, onShow, onHide }: Props) {
  const { t } = useTranslation('pool-settings');
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <ActButton refusal={refusal} size="sm" onClick={isShown ? onHide : onShow} pending={pending}>
          {t(isShown ? 'reveal.hide' : 'reveal.show')}
        </ActButton>
        <span className="text-text-soft text-xs">{t('reveal.audited')}</span>
      </div>
      <ProblemAlert problem={problem} />
    </>
  );
}
