import {
  GetPolicyCommand,
  LambdaClient,
  paginateListAliases,
  paginateListEventSourceMappings,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { emit } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSLambda,
  AWSLambdaEventSourceMapping,
  AWSLambdaFunctionAlias,
  AWSLambdaLayer,
  AWSLambdaPolicy,
} from './generated/index.js';
import { summarizeResourcePolicy } from './policy-document.js';

export const lambdaFunctions = defineFetch({
  emits: [AWSLambda, AWSLambdaLayer],
  calls: ['lambda:ListFunctions'],
  async *fetch({ aws }) {
    for await (const page of paginateListFunctions({ client: aws(LambdaClient) }, {})) {
      for (const fn of page.Functions ?? []) {
        yield emit(AWSLambda, fn);
        for (const layer of fn.Layers ?? []) yield emit(AWSLambdaLayer, layer);
      }
    }
  },
});

export const lambdaPolicies = defineFetch({
  emits: AWSLambdaPolicy,
  calls: ['lambda:GetPolicy'],
  async *fetch({ aws, parent }) {
    const asked = aws(LambdaClient).send(new GetPolicyCommand({ FunctionName: parent.arn }));
    const answer = await orAbsent(asked, 'ResourceNotFoundException');
    if (answer?.Policy !== undefined) yield summarizeResourcePolicy(answer.Policy);
  },
});

export const lambdaAliases = defineFetch({
  emits: AWSLambdaFunctionAlias,
  calls: ['lambda:ListAliases'],
  async *fetch({ aws, parent }) {
    for await (const page of paginateListAliases({ client: aws(LambdaClient) }, { FunctionName: parent.arn })) {
      yield* page.Aliases ?? [];
    }
  },
});

export const lambdaEventSourceMappings = defineFetch({
  emits: AWSLambdaEventSourceMapping,
  calls: ['lambda:ListEventSourceMappings'],
  async *fetch({ aws }) {
    for await (const page of paginateListEventSourceMappings({ client: aws(LambdaClient) }, {})) {
      yield* page.EventSourceMappings ?? [];
    }
  },
});
