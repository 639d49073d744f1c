import { describe, expect, it } from 'vitest';
import { regionalArn } from './arn.js';

describe('regionalArn', () => {
  it.each([
    ['eu-west-1', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1'],
    ['us-gov-west-1', 'arn:aws-us-gov:ec2:us-gov-west-1:111122223333:instance/i-1'],
    ['cn-north-1', 'arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-1'],
    ['us-isob-east-1', 'arn:aws-iso-b:ec2:us-isob-east-1:111122223333:instance/i-1'],
    ['eusc-de-east-1', 'arn:aws-eusc:ec2:eusc-de-east-1:111122223333:instance/i-1'],
  ])('names the partition of %s', (region, arn) => {
    expect(regionalArn({ account: '111122223333', region }, 'ec2', 'instance/i-1')).toBe(arn);
  });
});
