import { useTranslation } from 'react-i18next';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';

const externalNodeActions = [
  'DescribeExternalNodeSupportConfig',
  'EnableExternalNodeSupport',
  'DescribeExternalNodePools',
  'CreateExternalNodePool',
  'ModifyExternalNodePool',
  'DeleteExternalNodePool',
  'DescribeExternalNode',
  'DescribeExternalNodeScript',
  'DrainExternalNode',
  'DeleteExternalNode',
];
const otherActions = [
  'tke:DescribeRegions',
  'tke:DescribeClusters',
  'tke:DescribeClusterInstances',
  'tke:DescribeSupportedRuntime',
  'vpc:DescribeSubnets',
  'sts:GetCallerIdentity',
];

/** The smallest policy that covers all features. Syntax: https://cloud.tencent.com/document/product/598/10603 */
const camPolicy = JSON.stringify(
  {
    version: '2.0',
    statement: [
      {
        effect: 'allow',
        action: [...otherActions, ...externalNodeActions.map((name) => `tke:${name}`)],
        resource: ['*'],
      },
    ],
  },
  null,
  2,
);

/** Shows the CAM policy to copy, and its uncertain parts. */
export function CamPolicyHint() {
  const { t } = useTranslation('cloud-accounts');
  return (
    <details>
      <summary className="link min-h-6 w-fit">{t('policy.title')}</summary>
      <div className="mt-2 grid max-w-[72ch] gap-2">
        <p>{t('policy.lead')}</p>
        <CommandBlock what={t('policy.what')} command={camPolicy} />
        <p className="text-text-soft text-xs">{t('policy.secret')}</p>
        <p className="text-text-soft text-xs">{t('policy.resource')}</p>
      </div>
    </details>
  );
}
