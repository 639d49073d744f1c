import { describe, expect, it } from 'vitest';
import { openSession } from './serve.js';
import { CALL, recording } from './test-kit.js';

const call = (operation = 'ListFunctions', service = 'lambda') => {
  return { service, operation, input: {}, region: 'us-east-1', accessKeyId: 'AKIA', sequence: 1 };
};

function sessionOf(...data: Record<string, unknown>[]) {
  return openSession({ name: 's', answers: new Map([[CALL, data.map((each) => recording(each))]]) }, [CALL]);
}

describe('openSession', () => {
  it('answers in the recorded order, and leads nowhere after the last', () => {
    const session = sessionOf(
      { Functions: [], NextMarker: 'm' },
      { Functions: [], NextMarker: 'n', IsTruncated: true },
    );
    session.begin();
    expect(session.answer(call())).toEqual({ kind: 'data', data: { Functions: [], NextMarker: 'm' } });
    expect(session.left()).toHaveLength(1);
    expect(session.answer(call())).toEqual({ kind: 'data', data: { Functions: [], IsTruncated: false } });
    expect(session.answer(call())).toEqual({ kind: 'data', data: {} });
    expect(session.given).toHaveLength(2);
  });

  it('begins again when a run has had all', () => {
    const session = sessionOf({ Functions: [1] });
    session.begin();
    session.answer(call());
    session.begin();
    expect(session.given).toEqual([]);
    expect(session.answer(call())).toEqual({ kind: 'data', data: { Functions: [1] } });
  });

  it('has nothing to tell where nothing was recorded', () => {
    expect(sessionOf().answer(call('ListAliases'))).toEqual({ kind: 'data', data: {} });
  });

  it('answers errors with their code', () => {
    const answers = new Map([[CALL, [recording({ Error: { Code: 'Gone' } }, { status: 404 })]]]);
    const answer = openSession({ name: 's', answers }, [CALL]).answer(call());
    expect(answer).toEqual({ kind: 'error', code: 'Gone', message: 'recorded', status: 404 });
  });

  it('encodes policy documents as IAM does', () => {
    const role = { AssumeRolePolicyDocument: { Statement: [] }, RoleName: 'r' };
    const answers = new Map([['iam:GetRole', [recording({ Role: role }, { call: 'iam:GetRole' })]]]);
    const answer = openSession({ name: 's', answers }, ['iam:GetRole']).answer(call('GetRole', 'iam'));
    const AssumeRolePolicyDocument = '%7B%22Statement%22%3A%5B%5D%7D';
    expect(answer).toEqual({ kind: 'data', data: { Role: { RoleName: 'r', AssumeRolePolicyDocument } } });
  });
});
