import type { StepState } from '@isthmus/contracts/onboarding';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, type Shape } from '#shared/ui/mark.tsx';
import type { z } from 'zod';

type Step = z.infer<typeof StepState>;

const marks: Record<Step['state'], [shape: Shape, colour: string]> = {
  done: ['tick', 'text-good'],
  current: ['disc', 'text-accent'],
  later: ['ring', 'text-text-soft'],
  unknown: ['question', 'text-text-soft'],
};

interface Props {
  steps: Step[];
  /** The step of the shown panel. */
  open: Step['step'];
}

/** Lists the steps with their states and evidence. Each is a link, so Back works. */
export function StepList({ steps, open }: Props) {
  const { t } = useTranslation('onboarding');
  return (
    <nav aria-label={t('steps')}>
      <ol className="border-line bg-surface rounded-md border p-1">
        {steps.map(({ step, state, seen }) => {
          const [shape, colour] = marks[state];
          // An open gate has no evidence of its own.
          const shown = step === 'beta' && state === 'done' ? t('beta.gate.open') : seen;
          return (
            <li key={step}>
              <Link
                to={`?step=${step}`}
                aria-current={step === open ? 'step' : undefined}
                className="hover:bg-hover aria-[current=step]:bg-accent-soft grid min-h-10 grid-cols-[16px_minmax(0,1fr)_auto] content-center items-baseline gap-x-2 rounded px-2 py-1.5"
              >
                <Mark shape={shape} className={`relative top-0.5 ${colour}`} />
                <span className={step === open ? 'font-semibold' : ''}>{t(`step.${step}`)}</span>
                <span className="text-text-soft text-xs">{t(`state.${state}`)}</span>
                {shown && <span className="text-text-soft col-start-2 text-xs break-words">{shown}</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
