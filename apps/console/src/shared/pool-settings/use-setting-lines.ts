import { useTranslation } from 'react-i18next';
import { lineOfLabel, lineOfTaint, nameOfRuntime, type SettingName, type Settings } from './settings.ts';

const lines = (given: string[], otherwise: string) => (given.length ? given : [otherwise]);

/** Returns a setting as readable lines. */
export function useSettingLines() {
  const { t } = useTranslation('pool-settings');
  return (name: SettingName, settings: Settings): string[] => {
    if (settings[name] === undefined) return [t('value.notKnown')];
    const { runtime, labels, taints, kubeletArgs, customData } = settings;
    switch (name) {
      case 'nodeType':
        return [settings.nodeType];
      case 'runtime':
        return [runtime ? nameOfRuntime(runtime) : t('value.clusterDefault')];
      case 'labels':
        return lines(labels.map(lineOfLabel).toSorted(), t('value.none'));
      case 'taints':
        return lines(taints.map(lineOfTaint).toSorted(), t('value.none'));
      case 'deletionProtection':
      case 'cordonNewNodes':
        return [t(settings[name] ? 'value.on' : 'value.off')];
      case 'containerDirectory':
        return [settings.containerDirectory ?? t('value.tkeDefault')];
      case 'desiredPodNumber':
        return [String(settings.desiredPodNumber ?? t('value.tkeDefault'))];
      case 'kubeletArgs':
        return lines(kubeletArgs ?? [], t('value.none'));
      case 'customData':
        return customData
          ? [
              `sha256 ${customData.sha256.slice(0, 12)}`,
              t('value.bytes', { count: customData.bytes, size: customData.bytes }),
            ]
          : [t('value.none')];
    }
  };
}

/** Fields of forms that are no setting. */
type FieldName = SettingName | 'name' | 'location' | 'note';

/** Returns the labels by field name, as the form shell needs them. */
export function useSettingNames(fields: readonly FieldName[]): Record<string, string> {
  const { t } = useTranslation('pool-settings');
  return Object.fromEntries(fields.map((field) => [field, t(`name.${field}`)]));
}
