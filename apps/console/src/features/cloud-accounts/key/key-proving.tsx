import type { CredentialProof, NewKey } from '@isthmus/contracts/cloud-accounts';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ApiError } from '#shared/api/call.ts';
import { ProofFailure, ProofProgress } from '../credential-proof.tsx';

export interface KeyFormProps<Proof extends CredentialProof> {
  proving: UseMutationResult<Proof, ApiError, NewKey>;
  /** The SecretId of the server's own key; null without one. */
  serverKey: string | null;
  secretIdHelp: string;
  onVerified: (key: NewKey, proof: Proof) => void;
}

/** What is known about a running or failed verification. */
export const proofOf = <Proof extends CredentialProof>(
  { isPending, error }: UseMutationResult<Proof, ApiError, NewKey>,
  isRole: boolean,
) => (isPending ? <ProofProgress /> : error && <ProofFailure error={error} isRole={isRole} />);
