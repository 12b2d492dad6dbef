import type { Label, Taint } from '@isthmus/contracts/kubernetes';

/** The part that creating, modifying and templates have alike. */
export interface LabelsForm {
  location: string;
  labels: Label[];
  taints: Taint[];
  deletionProtection: boolean;
}
