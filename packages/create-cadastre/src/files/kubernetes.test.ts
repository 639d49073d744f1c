import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { ALL_CHOICES, nameOf, STORED_SECRET } from './files.test-kit.js';
import { kubernetesFile } from './kubernetes.js';

interface Environment {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

interface CronJob {
  readonly kind: 'CronJob';
  readonly spec: {
    readonly concurrencyPolicy: string;
    readonly jobTemplate: {
      readonly spec: {
        readonly template: {
          readonly metadata?: { readonly labels: Readonly<Record<string, string>> };
          readonly spec: {
            readonly serviceAccountName?: string;
            readonly automountServiceAccountToken: boolean;
            readonly securityContext: { readonly runAsNonRoot: boolean; readonly runAsUser: number };
            readonly containers: readonly {
              readonly image: string;
              readonly env: readonly Environment[];
              readonly securityContext: object;
              readonly resources: { readonly requests: object; readonly limits: object };
              readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
            }[];
            readonly volumes: readonly { readonly name: string }[];
          };
        };
      };
    };
  };
}

test.each(ALL_CHOICES.map((choices) => [nameOf(choices), choices] as const))(
  'the CronJob runs one at a time, as nobody special, with secrets by reference: %s',
  (_name, choices) => {
    const text = kubernetesFile(choices);
    const documents = parseAllDocuments(text, { strict: true });
    for (const { errors } of documents as { errors: readonly unknown[] }[]) expect(errors).toEqual([]);
    const objects = documents.map((document) => document.toJS() as { kind: string });
    const hasIdentity = choices.providers.some((provider) => provider !== 'okta');
    const keepsFile = choices.store === 'embedded';
    expect(objects.map(({ kind }) => kind)).toEqual([
      ...(hasIdentity ? ['ServiceAccount'] : []),
      ...(keepsFile ? ['PersistentVolumeClaim'] : []),
      'CronJob',
    ]);

    const { spec } = objects.at(-1) as CronJob;
    expect(spec.concurrencyPolicy).toBe('Forbid');
    const pod = spec.jobTemplate.spec.template.spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.serviceAccountName).toBe(hasIdentity ? 'my-graph' : undefined);
    const { labels } = spec.jobTemplate.spec.template.metadata ?? {};
    expect(labels?.['azure.workload.identity/use']).toBe(choices.providers.includes('azure') ? 'true' : undefined);
    const [container] = pod.containers;
    expect(container).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      resources: {
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      },
    });
    expect(container?.image).not.toMatch(/latest|^[^:]+$/);
    expect(container?.volumeMounts.map(({ name }) => name)).toEqual(pod.volumes.map(({ name }) => name));
    expect(container?.volumeMounts.some(({ mountPath }) => mountPath === '/app/.cadastre')).toBe(keepsFile);

    const secrets = ['OKTA_PRIVATE_KEY', 'NEO4J_PASSWORD'];
    for (const { name, value, valueFrom } of container?.env ?? []) {
      if (secrets.includes(name)) expect(valueFrom?.secretKeyRef).toEqual({ name: 'my-graph', key: name });
      else expect(value).toBeTypeOf('string');
    }
    const names = container?.env.map(({ name }) => name) ?? [];
    expect(names.includes('OKTA_PRIVATE_KEY')).toBe(choices.providers.includes('okta'));
    expect(names.includes('NEO4J_PASSWORD')).toBe(!keepsFile);
    expect(names.filter((name) => /^AWS_/.test(name))).toEqual([]);
    expect(text).not.toMatch(STORED_SECRET);
  },
);
