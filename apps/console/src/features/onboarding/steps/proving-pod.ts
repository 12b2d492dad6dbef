/** Returns a Pod that runs on this node despite any taints. Uses hostNetwork when Pods on these nodes need it. */
export const provingPod = (nodeName: string, hostNetwork: boolean) =>
  [
    "kubectl apply -f - <<'EOF'",
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: isthmus-check, namespace: default }',
    'spec:',
    `  nodeName: ${nodeName}`,
    // Without this policy, a Pod with hostNetwork uses the host's resolver, which cannot resolve Services.
    ...(hostNetwork ? ['  hostNetwork: true', '  dnsPolicy: ClusterFirstWithHostNet'] : []),
    '  tolerations: [{ operator: Exists }]',
    '  restartPolicy: Never',
    '  containers:',
    '    - name: check',
    '      image: busybox:1.36',
    '      command: [sh, -c, "hostname; nslookup kubernetes.default.svc.cluster.local; sleep 600"]',
    'EOF',
  ].join('\n');

/**
 * Reading the logs tests the connection from the control plane to port 10250. Deleting tests that the Pod is removed.
 */
export const logsCommand = 'kubectl logs isthmus-check -n default';
export const deleteCommand = 'kubectl delete pod isthmus-check -n default';
export const nodeCheck = (nodeName: string) => `kubectl get node ${nodeName} -o wide`;
