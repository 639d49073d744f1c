import { context, metrics, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attempt } from '../calls/create-calls.js';
import type { SyncReport } from '../engine/report.js';
import type { Outcome } from '../fetch/outcome.js';
import { redact } from '../redact.js';

const NAME = '@cadastre/core';

/** What a partition is told to have brought. */
interface ReadPart {
  readonly key: string;
  readonly source: string;
  readonly fetch: string;
  readonly outcome: Outcome;
  readonly records: number;
  readonly bytes: number;
  readonly durationMs: number;
}

/** Metrics and traces of one run, for whatever OpenTelemetry SDK the program has registered; without one they cost nothing. */
export interface Telemetry {
  onAttempt(source: string, attempt: Attempt): void;
  /** Runs the reading of a partition in a span of its own. `told` says afterwards what came of it. */
  partition<T>(key: string, read: () => Promise<T>, told: () => ReadPart): Promise<T>;
  end(report: SyncReport): void;
  fail(error: unknown): void;
}

/** Starts the span of a run. */
export function startTelemetry(): Telemetry {
  const meter = metrics.getMeter(NAME);
  const tracer = trace.getTracer(NAME);
  const calls = meter.createCounter('cadastre.calls', { description: 'Attempts of API calls, retries among them.' });
  const retries = meter.createCounter('cadastre.retries', {
    description: 'Attempts that were not the first of their call.',
  });
  const callTime = meter.createHistogram('cadastre.call.duration', { unit: 'ms', description: 'Time of one attempt.' });
  const partitions = meter.createCounter('cadastre.partitions', { description: 'Partitions read, by how it ended.' });
  const records = meter.createCounter('cadastre.records', { description: 'Records that providers gave.' });
  const bytes = meter.createCounter('cadastre.bytes', { unit: 'By', description: 'About how much was written.' });
  const readTime = meter.createHistogram('cadastre.partition.duration', {
    unit: 'ms',
    description: 'Time of one partition.',
  });
  const sync = tracer.startSpan('cadastre.sync');
  const inSync = trace.setSpan(context.active(), sync);

  return {
    onAttempt(source, { operation, isRetry, durationMs, failure }) {
      const attributes = { source, operation, outcome: failure?.class ?? 'ok' };
      calls.add(1, attributes);
      if (isRetry) retries.add(1, attributes);
      callTime.record(durationMs, attributes);
    },
    async partition(key, read, told) {
      const span = tracer.startSpan('cadastre.partition', { attributes: { 'cadastre.partition': key } }, inSync);
      try {
        const result = await context.with(trace.setSpan(inSync, span), read);
        const { source, fetch, outcome, ...part } = told();
        partitions.add(1, { source, fetch, outcome: outcome.kind });
        records.add(part.records, { source, fetch });
        bytes.add(part.bytes, { source, fetch });
        readTime.record(part.durationMs, { source, fetch });
        span.setAttributes({ 'cadastre.outcome': outcome.kind, 'cadastre.records': part.records });
        if (outcome.kind === 'failed') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome.failure.code });
        return result;
      } catch (error) {
        failSpan(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    end({ run, outcome, totals }) {
      sync.setAttributes({ 'cadastre.run': run, 'cadastre.outcome': outcome, 'cadastre.nodes': totals.nodes });
      if (outcome !== 'complete') sync.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
      sync.end();
    },
    fail(error) {
      failSpan(sync, error);
      sync.end();
    },
  };
}

/** Without the error itself: `recordException` would export its message and stack as they are. */
function failSpan(span: Span, error: unknown): void {
  const message = error instanceof Error ? redact(error.message) : 'unknown';
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}
