import type { Runtime } from '@isthmus/contracts/external-node-pools';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import type { SettingsForm } from './settings-form.ts';
import { defaultRuntime, isOffered, nameOfRuntime, replacementFor, type OfferedRuntime } from './settings.ts';

interface Props {
  offered: OfferedRuntime[];
  /** Kubernetes version of the cluster. */
  version: string;
}

/**
 * Selects from the runtimes that TKE offers for the cluster's version. Shows an unavailable one with its replacement.
 */
export function OfferedRuntimeField({ offered, version }: Props) {
  const { t } = useTranslation('pool-settings');
  const { control, formState } = useFormContext<SettingsForm>();
  const { field } = useController({ control, name: 'runtime' });
  const pinned = field.value;
  const all: Runtime[] = offered.flatMap(({ type, versions }) => versions.map((each) => ({ type, version: each })));
  const clusterDefault = defaultRuntime(offered);
  const refused = pinned && !isOffered(offered, pinned) ? pinned : null;
  const replacement = refused && replacementFor(offered, refused);
  return (
    <Explained note={t('runtime.note', { version })}>
      <Field
        id="runtime"
        label={t('name.runtime')}
        required
        error={
          refused
            ? t('runtime.notOffered', { runtime: nameOfRuntime(refused), version })
            : formState.errors.runtime?.message
        }
      >
        <Select
          ref={field.ref}
          value={pinned ? nameOfRuntime(pinned) : ''}
          onBlur={field.onBlur}
          onChange={({ target }) => field.onChange(all.find((each) => nameOfRuntime(each) === target.value) ?? null)}
        >
          {!pinned && <option value="">{t('runtime.choose')}</option>}
          {refused && (
            <option value={nameOfRuntime(refused)}>{t('runtime.refused', { runtime: nameOfRuntime(refused) })}</option>
          )}
          {all.map((each) => (
            <option key={nameOfRuntime(each)} value={nameOfRuntime(each)}>
              {clusterDefault && nameOfRuntime(each) === nameOfRuntime(clusterDefault)
                ? t('runtime.default', { runtime: nameOfRuntime(each) })
                : nameOfRuntime(each)}
            </option>
          ))}
        </Select>
      </Field>
      {replacement && (
        <Button size="sm" className="mt-1.5" onClick={() => field.onChange(replacement)}>
          {t('runtime.useInstead', { runtime: nameOfRuntime(replacement) })}
        </Button>
      )}
    </Explained>
  );
}
