import type { AuditEntry } from '@isthmus/contracts/audit';
import { useTranslation } from 'react-i18next';

type Value = NonNullable<AuditEntry['before']>[string];

/** The fields that have a name of their own on screen. Others show their code. */
const fieldNames = [
  ...(['name', 'labels', 'taints', 'deletionProtection', 'customData', 'runtime', 'nodeType'] as const),
  ...(['containerDirectory', 'cordonNewNodes', 'desiredPodNumber', 'kubeletArgs', 'template', 'note'] as const),
  ...(['isOwner', 'disabled', 'roles', 'hosts', 'host', 'interface', 'download', 'nodes', 'confirmedOn'] as const),
  ...(['colour', 'site', 'secretId', 'uin', 'regions', 'subnetId', 'force', 'withNodes', 'region'] as const),
  ...(['clusterId', 'hostsWanted', 'city', 'line', 'goLive', 'useCase', 'ticketNumber', 'ticketStatus'] as const),
  ...(['quotaConfirmed', 'dismissed', 'observeOnly', 'keyKind', 'keyEndsAt', 'roleArn', 'expiresAt'] as const),
];
/** What a person typed to confirm is no setting. */
const notShown = ['confirmedName', 'acknowledged', 'notKnown'];

interface Row {
  name: string;
  before: string[];
  after: string[];
  verdict: 'same' | 'changed';
}

/** Returns a function that compares both sides of an entry, field by field. A field that the act did not set is the same. */
export function useFieldRows(accountName: (id: string) => string) {
  const { t } = useTranslation(['audit', 'people']);
  const roleOf = (role: Value | undefined) => {
    const known = (['viewer', 'operator', 'admin'] as const).find((one) => one === role);
    return known ? t(`people:role.${known}`) : String(role);
  };
  const lineOf = (value: Value): string => {
    if (value === null || value === '') return t('value.none');
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
    if (typeof value !== 'object' || Array.isArray(value))
      return Array.isArray(value) ? JSON.stringify(value) : `${value}`;
    const { key, value: text, effect, role, accountId, region, clusterId, sha256, bytes, type, version } = value;
    if (typeof key === 'string') return `${key}=${String(text ?? '')}${effect ? `:${String(effect)}` : ''}`;
    if (typeof role === 'string') {
      const place = [accountName(String(accountId)), region, clusterId].filter(Boolean).join(' ');
      return t('value.where', { role: roleOf(role), place });
    }
    if (typeof sha256 === 'string')
      return t('value.bytes', { bytes: Number(bytes), sha256: `${sha256.slice(0, 12)}…` });
    return typeof type === 'string' ? `${type} ${String(version ?? '')}`.trim() : JSON.stringify(value);
  };
  const linesOf = (value: Value | undefined) =>
    value === undefined
      ? []
      : Array.isArray(value) && value.length
        ? value.map(lineOf)
        : Array.isArray(value)
          ? [t('value.none')]
          : [lineOf(value)];

  return ({ before, after }: AuditEntry): Row[] => {
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    return names
      .filter((name) => !notShown.includes(name))
      .map((name) => {
        const known = fieldNames.find((one) => one === name);
        const [old, next] = [before?.[name], after?.[name]];
        const isSet = after === null || next !== undefined;
        const isSame = !isSet || JSON.stringify(old) === JSON.stringify(next);
        return {
          name: known ? t(`field.${known}`) : name,
          before: linesOf(old),
          after: isSame ? linesOf(old) : linesOf(next),
          verdict: isSame ? 'same' : 'changed',
        };
      });
  };
}
