import { metrics, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SyncReport } from '../engine/report.js';
import { startTelemetry } from './telemetry.js';

const spans = new InMemorySpanExporter();
const exported = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
let meters: MeterProvider;

beforeEach(() => {
  const reader = new PeriodicExportingMetricReader({ exporter: exported, exportIntervalMillis: 3_600_000 });
  meters = new MeterProvider({ readers: [reader] });
  metrics.setGlobalMeterProvider(meters);
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
});
afterEach(async () => {
  await meters.shutdown();
  metrics.disable();
  trace.disable();
  spans.reset();
  exported.reset();
});

/** The values of all metrics, by name and attributes. */
async function collect(): Promise<Record<string, unknown>> {
  await meters.forceFlush();
  const last = exported.getMetrics().at(-1);
  const found = (last?.scopeMetrics ?? []).flatMap(({ metrics: all }) =>
    all.flatMap(({ descriptor, dataPoints }) =>
      dataPoints.map(({ attributes, value }) => {
        const shown = typeof value === 'number' ? value : `${(value as { count: number }).count} times`;
        return [[descriptor.name, ...Object.values(attributes)].join(' '), shown];
      }),
    ),
  );
  return Object.fromEntries(found);
}

const part = { key: 'aws/Role/1', source: 'aws', fetch: 'Role', records: 3, bytes: 120, durationMs: 5 };
const report = (outcome: SyncReport['outcome']) => ({ run: 7, outcome, totals: { nodes: 3 } }) as SyncReport;

test('calls, retries, partitions, records, bytes and durations are counted, by what they belong to', async () => {
  const telemetry = startTelemetry();
  const call = { limit: 'l', operation: 'iam:ListRoles', durationMs: 4 };
  telemetry.onAttempt('aws', { ...call, isRetry: false, failure: { class: 'throttled', code: 'Slow', message: '' } });
  telemetry.onAttempt('aws', { ...call, isRetry: true });
  await telemetry.partition(
    part.key,
    async () => undefined,
    () => ({ ...part, outcome: { kind: 'complete' } }),
  );
  await telemetry.partition(
    part.key,
    async () => undefined,
    () => ({ ...part, outcome: { kind: 'partial', reason: '' } }),
  );
  telemetry.end(report('partial'));
  expect(await collect()).toEqual({
    'cadastre.calls aws iam:ListRoles throttled': 1,
    'cadastre.calls aws iam:ListRoles ok': 1,
    'cadastre.retries aws iam:ListRoles ok': 1,
    'cadastre.call.duration aws iam:ListRoles throttled': '1 times',
    'cadastre.call.duration aws iam:ListRoles ok': '1 times',
    'cadastre.partitions aws Role complete': 1,
    'cadastre.partitions aws Role partial': 1,
    'cadastre.records aws Role': 6,
    'cadastre.bytes aws Role': 240,
    'cadastre.partition.duration aws Role': '2 times',
  });
});

test('partitions are spans within the run’s, and say how they ended', async () => {
  const telemetry = startTelemetry();
  const failure = { class: 'denied', code: 'AccessDenied', message: 'no' } as const;
  await telemetry.partition(
    part.key,
    async () => 1,
    () => ({ ...part, outcome: { kind: 'failed', failure } }),
  );
  telemetry.end(report('failed'));
  const [partition, sync] = spans.getFinishedSpans();
  expect(partition).toMatchObject({
    name: 'cadastre.partition',
    attributes: { 'cadastre.partition': 'aws/Role/1', 'cadastre.outcome': 'failed', 'cadastre.records': 3 },
    status: { message: 'AccessDenied' },
    parentSpanContext: { spanId: sync?.spanContext().spanId },
  });
  expect(sync).toMatchObject({
    name: 'cadastre.sync',
    attributes: { 'cadastre.run': 7, 'cadastre.outcome': 'failed' },
  });
});

test('a store that fails ends both spans, without its secrets', async () => {
  const telemetry = startTelemetry();
  const error = new Error('cannot reach bolt://neo4j:hunter2@graph:7687');
  const broken = telemetry.partition(
    part.key,
    () => Promise.reject(error),
    () => ({ ...part, outcome: { kind: 'complete' } }),
  );
  await expect(broken).rejects.toBe(error);
  telemetry.fail(error);
  const texts = JSON.stringify(
    spans.getFinishedSpans().map(({ status, events, attributes }) => ({ status, events, attributes })),
  );
  expect(spans.getFinishedSpans()).toHaveLength(2);
  expect(texts).not.toContain('hunter2');
});
