import type { ReactNode } from 'react';
import { LabelsField } from './labels-field.tsx';
import { LocationField } from './location-field.tsx';
import { ProtectionField } from './protection-field.tsx';
import { TaintsField } from './taints-field.tsx';
import { TypeField } from './type-field.tsx';

/** Renders the settings that pools and templates share. Each provides its own runtime field. */
export const SettingsFields = ({ runtime, children }: { runtime: ReactNode; children: ReactNode }) => (
  <>
    <TypeField />
    {runtime}
    <LocationField />
    <LabelsField />
    <TaintsField preset />
    <ProtectionField />
    {children}
  </>
);
