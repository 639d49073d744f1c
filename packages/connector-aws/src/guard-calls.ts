import { CadastreError, checkDeclared, type FetchRef, type MakeCall } from '@cadastre/core';
import type { AwsClient, ClientPlace } from './context.js';
import { underSignal } from './request-handler.js';

/** Operations that only read, by how AWS names them; taking on a role changes nothing either. */
const READING = /^(?:AssumeRole$|(?:BatchGet|Describe|Get|Head|List|Lookup|Search|Select)[A-Z])/;

interface CommandContext {
  readonly commandName?: string;
}

interface Answer {
  readonly output?: { readonly $metadata?: { readonly requestId?: string } };
}

interface Request {
  readonly input: Readonly<Record<string, unknown>>;
}

type Handler = (request: Request) => Promise<Answer>;

interface Stack {
  add(
    middleware: (next: Handler, context: CommandContext) => Handler,
    options: { readonly step: 'initialize'; readonly name: string },
  ): void;
}

/**
 * An SDK plugin that lets only declared, reading calls out, and hands each to the engine, which makes it when its turn comes. It stands
 * before the request is built: an undeclared call never reaches the network, and every attempt is signed anew.
 */
export function guardCalls(
  client: AwsClient,
  { credentials, region, account }: ClientPlace,
  fetch: FetchRef,
  call: MakeCall,
): { applyToStack(stack: unknown): void } {
  const service = signingName(client);
  return {
    applyToStack(stack) {
      (stack as Stack).add(
        (next, { commandName = '' }) =>
          async (request) => {
            const operation = `${service}:${commandName.replace(/Command$/, '')}`;
            checkCall(operation, fetch);
            // Not within an attempt: asking for credentials is a call of its own, with its own attempts.
            await credentials.ready(call);
            return call({
              operation,
              limit: `${account} ${region} ${service}`,
              ...pageOf(request),
              send: (signal) => underSignal(signal, async () => checkAnswer(await next(request))),
              renewCredentials: async () => {
                credentials.forget();
                await credentials.ready(call);
              },
            });
          },
        { step: 'initialize', name: 'cadastreGuardCalls' },
      );
    },
  };
}

/** A request for a further page names the token of the page before. */
function pageOf({ input }: Request): { readonly page?: string } {
  const isFurther = Object.entries(input).some(
    ([name, value]) => value !== undefined && /(?:token|marker)$/i.test(name),
  );
  return isFurther ? { page: JSON.stringify(input) } : {};
}

function checkCall(call: string, fetch: FetchRef): void {
  if (!READING.test(call.slice(call.indexOf(':') + 1))) {
    throw new CadastreError({
      code: 'CALL_WRITES',
      message: `${fetch.name} tried ${call}, which may change something.`,
      hint: 'Connectors only read: use an operation that lists, gets or describes.',
    });
  }
  checkDeclared(call, fetch);
}

/**
 * The SDK takes some answers that AWS never gave (a proxy's page with status 200, an empty body) for an answer with nothing in it. AWS
 * gives each of its own an id.
 */
function checkAnswer(answer: Answer): Answer {
  if (answer.output?.$metadata?.requestId !== undefined) return answer;
  throw Object.assign(new Error('an answer with status 200 that did not come from AWS'), { name: 'ForeignAnswer' });
}

/** The name that a service signs with, which for the services read here is also its prefix in IAM. */
function signingName(client: AwsClient): string {
  const { config } = client as { readonly config?: { readonly defaultSigningName?: string } };
  return config?.defaultSigningName ?? '';
}
