import type { Label, Taint } from '@isthmus/contracts/kubernetes';

/** The form part that pools and templates share. */
export interface LabelsForm {
  location: string;
  labels: Label[];
  taints: Taint[];
  deletionProtection: boolean;
}
