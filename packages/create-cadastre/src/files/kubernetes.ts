import type { Choices } from '../choices.js';
import { type Variable, variablesOf } from '../variables.js';

function environment(secret: string, { name, kind, example }: Variable): string {
  if (kind === 'setting') return `                - name: ${name}\n                  value: '${example}'\n`;
  return `                - name: ${name}
                  valueFrom:
                    secretKeyRef:
                      name: ${secret}
                      key: ${name}
`;
}

const AWS_ANNOTATION = `    # The role that may read, as \`npx cadastre policy aws\` prints it. On EKS this is all that is needed: no key is stored.
    eks.amazonaws.com/role-arn: arn:aws:iam::000000000000:role/REPLACE
`;

const AZURE_ANNOTATION = `    # The application or managed identity that may read. On AKS with workload identity this is all that is needed: no secret is stored.
    azure.workload.identity/client-id: 00000000-0000-0000-0000-000000000000
`;

const serviceAccount = (name: string, annotations: string): string => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  annotations:
${annotations}---
`;

const claim = (name: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 10Gi
---
`;

/** kubernetes-cronjob.yaml: a sync every hour, one at a time. */
export function kubernetesFile(choices: Choices): string {
  const { name, providers, store } = choices;
  const readsAzure = providers.includes('azure');
  const annotations = [providers.includes('aws') ? AWS_ANNOTATION : '', readsAzure ? AZURE_ANNOTATION : ''].join('');
  const keepsFile = store === 'embedded';
  const variables = variablesOf(choices).filter(({ kind }) => kind !== 'local');
  const secrets = variables.filter(({ kind }) => kind === 'secret').map((secret) => secret.name);
  const howToMake = `# kubectl create secret generic ${name} ${secrets.map((secret) => `--from-file=${secret}=<file>`).join(' ')}\n`;
  return `# Write your image, addresses and role where the examples are.
${secrets.length === 0 ? '' : howToMake}${annotations === '' ? '' : serviceAccount(name, annotations)}${keepsFile ? claim(name) : ''}apiVersion: batch/v1
kind: CronJob
metadata:
  name: ${name}
spec:
  schedule: '17 * * * *'
  # Two at once would only wait for each other.
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 1800
  successfulJobsHistoryLimit: 3
  failedJobsHistoryLimit: 3
  jobTemplate:
    spec:
      # The next hour tries again.
      backoffLimit: 0
      # One that hangs must not keep all later ones away.
      activeDeadlineSeconds: 21600
      template:
${readsAzure ? "        metadata:\n          labels:\n            azure.workload.identity/use: 'true'\n" : ''}        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
${annotations === '' ? '' : `          serviceAccountName: ${name}\n`}          securityContext:
            runAsNonRoot: true
            runAsUser: 1000
            runAsGroup: 1000
            fsGroup: 1000
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: sync
              image: registry.example.com/${name}:1
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop: [ALL]
              resources:
                requests:
                  cpu: 250m
                  memory: 512Mi
                limits:
                  memory: 2Gi
              env:
${variables.map((variable) => environment(name, variable)).join('')}              volumeMounts:
                - name: temporary
                  mountPath: /tmp
${keepsFile ? '                - name: graph\n                  mountPath: /app/.cadastre\n' : ''}          volumes:
            - name: temporary
              emptyDir: {}
${keepsFile ? `            - name: graph\n              persistentVolumeClaim:\n                claimName: ${name}\n` : ''}`;
}
