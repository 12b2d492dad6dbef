import type { NodeChange } from '@isthmus/contracts/external-nodes';
import { useTranslation } from 'react-i18next';
import { nodeStatusOf, type StatusName } from '#shared/status.tsx';

const fields = ['reason', 'unschedulable', 'ip', 'location', 'nodePoolId', 'createdTime'] as const;
/** Fields that the heading of the change already says. */
const inHeading = (after: Record<string, unknown>) => [
  ...('status' in after ? ['reason'] : []),
  ...(typeof after['unschedulable'] === 'boolean' ? ['unschedulable'] : []),
];

interface ChangeText {
  mark: StatusName;
  heading: string;
  /** TKE's own words. */
  reason: string;
  /** Other fields that changed. */
  lines: string[];
}

/** Returns a function that describes an observed change of a node. */
export function useChangeText() {
  const { t } = useTranslation(['node-page', 'shared']);
  const textOf = (value: unknown) =>
    value === null || value === undefined || value === ''
      ? t('change.nothing')
      : typeof value === 'boolean'
        ? t(value ? 'shared:yes' : 'shared:no')
        : String(value);
  const wordOf = (facts: Record<string, unknown> | null) => {
    const { status, word } = nodeStatusOf(String(facts?.['status'] ?? ''));
    return { status, word: word ?? t(`shared:status.${status}`) };
  };
  const reasonOf = (facts: Record<string, unknown> | null) =>
    typeof facts?.['reason'] === 'string' ? facts['reason'] : '';

  return ({ change, before, after }: NodeChange): ChangeText => {
    if (change === 'vanished')
      return {
        mark: 'cancelled',
        heading: t('change.vanished', { status: wordOf(before).word }),
        reason: '',
        lines: [],
      };
    if (change === 'appeared') {
      const { status, word } = wordOf(after);
      return { mark: status, heading: t('change.appeared', { status: word }), reason: reasonOf(after), lines: [] };
    }
    const changed = after ?? {};
    const said = inHeading(changed);
    const lines = fields
      .filter((field) => field in changed && !said.includes(field))
      .map((field) =>
        t('change.from', {
          field: t(`change.field.${field}`),
          before: textOf(before?.[field]),
          after: textOf(changed[field]),
        }),
      );
    const cordon = changed['unschedulable'];
    const headings = [
      ...('status' in changed ? [wordOf(changed).word] : []),
      ...(typeof cordon === 'boolean' ? [t(cordon ? 'change.cordoned' : 'change.uncordoned')] : []),
    ];
    const own = 'status' in changed ? wordOf(changed).status : cordon === true ? 'cordoned' : 'running';
    const mark = headings.length ? own : 'held';
    return { mark, heading: headings.join(', '), reason: 'status' in changed ? reasonOf(changed) : '', lines };
  };
}
