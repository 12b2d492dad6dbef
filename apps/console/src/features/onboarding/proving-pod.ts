/** A Pod that runs on this very node, whatever taints it has; with HostNetwork, as Pods on these nodes must. */
export const provingPod = (nodeName: string, hostNetwork: boolean) =>
  [
    "kubectl apply -f - <<'EOF'",
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: isthmus-check, namespace: default }',
    'spec:',
    `  nodeName: ${nodeName}`,
    // Without this policy a Pod with hostNetwork asks the host's resolver, which knows no Service.
    ...(hostNetwork ? ['  hostNetwork: true', '  dnsPolicy: ClusterFirstWithHostNet'] : []),
    '  tolerations: [{ operator: Exists }]',
    '  restartPolicy: Never',
    '  containers:',
    '    - name: check',
    '      image: busybox:1.36',
    '      command: [sh, -c, "hostname; nslookup kubernetes.default.svc.cluster.local; sleep 600"]',
    'EOF',
  ].join('\n');

/** Each asks for another part of the way: the control plane to port 10250, then taking the Pod away again. */
export const readingProof = 'kubectl logs isthmus-check -n default';
export const endingProof = 'kubectl delete pod isthmus-check -n default';
export const nodeCheck = (nodeName: string) => `kubectl get node ${nodeName} -o wide`;
