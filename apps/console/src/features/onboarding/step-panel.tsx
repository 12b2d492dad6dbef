import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Cluster, listClusters } from '@isthmus/contracts/clusters';
import type { getOnboarding, OnboardingStep } from '@isthmus/contracts/onboarding';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ReplyOf } from '#shared/api/call.ts';
import { LinkButton } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { AccountStep } from './steps/account-step.tsx';
import { BetaStep } from './beta/beta-step.tsx';
import { ClusterStep } from './steps/cluster-step.tsx';
import { EnableStep } from './steps/enable-step.tsx';
import { NeedCluster } from './needs.tsx';
import { NodeStep } from './steps/node-step.tsx';
import { PoolStep } from './steps/pool-step.tsx';

type Step = z.infer<typeof OnboardingStep>;

interface Props {
  /** The person may change nothing here. */
  disabled: boolean;
  step: Step;
  account: CloudAccount;
  progress: ReplyOf<typeof getOnboarding>;
  listed: ReplyOf<typeof listClusters>;
  chosen: Cluster | undefined;
}

/** Renders one step: what it is, known facts, actions, and what to do while waiting. */
export function StepPanel({ disabled, step, account, progress, listed, chosen }: Props) {
  const { t } = useTranslation('onboarding');
  const { facts, steps, gate } = progress;
  const index = steps.findIndex((one) => one.step === step);
  const next = steps[index]?.state === 'done' ? steps[index + 1]?.step : undefined;
  const seen = steps[index]?.seen ?? '';
  const content: Record<Step, ReactNode> = {
    account: <AccountStep account={account} />,
    cluster: <ClusterStep disabled={disabled} accountId={account.id} facts={facts} listed={listed} chosen={chosen} />,
    beta: (
      <BetaStep disabled={disabled} account={account} progress={progress} clusters={listed.clusters} chosen={chosen} />
    ),
    enable: chosen ? <EnableStep cluster={chosen} gate={gate} /> : <NeedCluster />,
    pool: chosen ? <PoolStep cluster={chosen} /> : <NeedCluster />,
    node: chosen ? <NodeStep cluster={chosen} running={progress.finished && seen ? seen : null} /> : <NeedCluster />,
  };
  return (
    <Section title={t(`step.${step}`)} lead={t(`${step}.lead`)}>
      {content[step]}
      {next && (
        <LinkButton to={`?step=${next}`} className="justify-self-start">
          {t('goTo', { step: t(`step.${next}`) })}
        </LinkButton>
      )}
      {step !== 'account' && steps[index]?.state !== 'done' && (
        <aside aria-label={t('waiting')} className="border-line text-text-soft max-w-[72ch] border-t pt-3">
          <span className="text-text font-medium">{t('waiting')}</span> · {t(`${step}.waiting`)}
        </aside>
      )}
    </Section>
  );
}
