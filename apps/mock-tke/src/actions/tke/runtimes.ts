import type { Account } from '../../account.ts';
import { minorOf } from '../../life.ts';

/** Observed for 1.32; older versions are a guess. Kubernetes removed docker in 1.24. */
export const runtimesFor = (k8sVersion: string, { options }: Account) => {
  const minor = minorOf(k8sVersion);
  const versions = minor >= 24 ? ['1.6.9', '1.7.28'] : ['1.4.3', '1.6.9'];
  const containerd = { RuntimeType: 'containerd', RuntimeVersions: versions, DefaultVersion: '1.6.9' };
  const docker = { RuntimeType: 'docker', RuntimeVersions: ['18.6', '19.3'], DefaultVersion: '19.3' };
  return options.docker === 'offered' && minor < 24 ? [containerd, docker] : [containerd];
};
