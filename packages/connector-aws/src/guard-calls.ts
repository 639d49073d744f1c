import { CadastreError, type FetchRef, type Meter } from '@cadastre/core';
import type { AwsClient } from './context.js';

/** Operations that only read, by how AWS names them. */
const READING = /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search|Select)[A-Z]/;

interface CommandContext {
  readonly commandName?: string;
}

interface Answer {
  readonly output?: { readonly $metadata?: { readonly attempts?: number; readonly requestId?: string } };
}

type Handler = (request: unknown) => Promise<Answer>;

interface Stack {
  add(
    middleware: (next: Handler, context: CommandContext) => Handler,
    options: { readonly step: 'initialize'; readonly name: string },
  ): void;
}

/**
 * An SDK plugin that lets only declared, reading calls out, and counts them. It stands before the request is built, so that an
 * undeclared call never reaches the network.
 */
export function guardCalls(client: AwsClient, fetch: FetchRef, meter: Meter): { applyToStack(stack: unknown): void } {
  const service = signingName(client);
  return {
    applyToStack(stack) {
      (stack as Stack).add(
        (next, { commandName = '' }) =>
          async (request) => {
            checkCall(`${service}:${commandName.replace(/Command$/, '')}`, fetch);
            try {
              const answer = await next(request);
              count(meter, answer.output?.$metadata?.attempts);
              checkAnswer(answer);
              return answer;
            } catch (error) {
              count(meter, (error as { readonly $metadata?: { readonly attempts?: number } }).$metadata?.attempts);
              throw error;
            }
          },
        { step: 'initialize', name: 'cadastreGuardCalls' },
      );
    },
  };
}

function checkCall(call: string, fetch: FetchRef): void {
  if (!READING.test(call.slice(call.indexOf(':') + 1))) {
    throw new CadastreError({
      code: 'CALL_WRITES',
      message: `${fetch.name} tried ${call}, which may change something.`,
      hint: 'Connectors only read: use an operation that lists, gets or describes.',
    });
  }
  if (!fetch.calls.includes(call)) {
    throw new CadastreError({
      code: 'CALL_UNDECLARED',
      message: `${fetch.name} tried ${call}, which its \`calls\` does not declare.`,
      hint: `Add '${call}' to \`calls\`: the least-privilege policy is made from it.`,
    });
  }
}

/**
 * The SDK takes some answers that AWS never gave (a proxy's page with status 200, an empty body) for an answer with nothing in it. AWS
 * gives each of its own an id.
 */
function checkAnswer({ output }: Answer): void {
  if (output?.$metadata?.requestId !== undefined) return;
  throw Object.assign(new Error('an answer with status 200 that did not come from AWS'), { name: 'ForeignAnswer' });
}

function count(meter: Meter, attempts = 1): void {
  meter.calls += attempts;
  meter.retries += attempts - 1;
}

/** The name that a service signs with, which for the services read here is also its prefix in IAM. */
function signingName(client: AwsClient): string {
  const { config } = client as { readonly config?: { readonly defaultSigningName?: string } };
  return config?.defaultSigningName ?? '';
}
