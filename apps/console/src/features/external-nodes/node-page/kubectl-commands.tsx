import { useTranslation } from 'react-i18next';
import { CopyButton } from '#shared/ui/copy/copyable.tsx';
import { Section } from '#shared/ui/section.tsx';

/** The commands for one node, reading ones first. Draining leaves the Pods of DaemonSets, and stops at Pods with local data. */
const commands = {
  describe: (name: string) => `kubectl describe node ${name}`,
  pods: (name: string) => `kubectl get pods -A -o wide --field-selector spec.nodeName=${name}`,
  events: (name: string) =>
    `kubectl get events -A --field-selector involvedObject.name=${name} --sort-by=.lastTimestamp`,
  cordon: (name: string) => `kubectl cordon ${name}`,
  uncordon: (name: string) => `kubectl uncordon ${name}`,
  drain: (name: string) => `kubectl drain ${name} --ignore-daemonsets`,
  delete: (name: string) => `kubectl delete node ${name}`,
};
const names = Object.keys(commands) as (keyof typeof commands)[];

/** Commands to copy for what TKE's API cannot say or do. */
export function KubectlCommands({ name }: { name: string }) {
  const { t } = useTranslation('node-page');
  return (
    <Section title={t('kubectl.title')}>
      <ul className="border-line border-b">
        {names.map((command) => (
          <li
            key={command}
            className="border-line grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 border-t py-1"
          >
            <span>
              {t(`kubectl.${command}`)}
              <code className="text-text-soft block truncate font-mono text-xs" title={commands[command](name)}>
                {commands[command](name)}
              </code>
            </span>
            <CopyButton text={commands[command](name)} what={t('kubectl.command', { what: t(`kubectl.${command}`) })} />
          </li>
        ))}
      </ul>
      <p className="text-text-soft text-xs">{t('kubectl.where')}</p>
    </Section>
  );
}
