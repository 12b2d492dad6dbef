/** What was seen for 1.32; older versions are a guess. Docker is refused on every current cluster. */
export const runtimesFor = (k8sVersion: string) => {
  const minor = Number(/^v?1\.(\d+)/.exec(k8sVersion)?.[1] ?? 0);
  const versions = minor >= 24 ? ['1.6.9', '1.7.28'] : ['1.4.3', '1.6.9'];
  return [{ RuntimeType: 'containerd', RuntimeVersions: versions, DefaultVersion: '1.6.9' }];
};
