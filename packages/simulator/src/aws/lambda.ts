import type { FunctionEstate } from '../estate/lambda.js';
import { AwsFailure } from './aws-failure.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

export const lambda: Operations = {
  ListFunctions: ({ here }) => ({ Functions: here.lambda.functions.map(({ configuration }) => configuration) }),
  GetPolicy(context) {
    const { policy, configuration } = functionOf(context);
    if (policy === undefined)
      throw new AwsFailure('ResourceNotFoundException', 'The resource you requested does not exist.');
    return { Policy: policy, RevisionId: configuration.RevisionId };
  },
  ListAliases: (context) => ({ Aliases: functionOf(context).aliases }),
  ListEventSourceMappings({ here, input }) {
    const name = input.FunctionName;
    const mappings = here.lambda.eventSourceMappings;
    return {
      EventSourceMappings:
        name === undefined
          ? mappings
          : mappings.filter(({ FunctionArn = '' }) => namesOf(FunctionArn).includes(String(name))),
    };
  },
};

function functionOf(context: OperationContext): FunctionEstate {
  const asked = textOf(context, 'FunctionName');
  const found = context.here.lambda.functions.find(({ configuration }) =>
    namesOf(configuration.FunctionArn).includes(asked),
  );
  if (!found) throw new AwsFailure('ResourceNotFoundException', `Function not found: ${asked}`);
  return found;
}

/** What a function can be called in a request: its ARN or its name. */
function namesOf(arn: string): string[] {
  return [arn, arn.slice(arn.lastIndexOf(':') + 1)];
}
