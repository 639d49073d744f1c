export type { AwsAnswer, AwsCall, AwsHandler, AwsServer, Fault } from './aws-wire/index.js';
export { paginate, startAwsServer } from './aws-wire/index.js';
export type { AzureSimulatorClient } from './azure/answer-sign-in.js';
export type { AzureCall } from './azure/azure-call.js';
export { type AzureEstate, type AzureEstateOptions, type AzureResource, azureEstate } from './azure/azure-estate.js';
export {
  type AzureFaultCall,
  type AzureFaultRule,
  type AzureSimulator,
  type AzureSimulatorOptions,
  startAzureSimulator,
} from './azure/start-azure-simulator.js';
export type { AccountProfile } from './estate/accounts.js';
export { canaries } from './estate/canaries.js';
export type { Estate, EstateOptions, GlobalEstate, RegionEstate } from './estate/estate.js';
export { generateEstate } from './estate/generate-estate.js';
export type { OktaCall } from './okta/okta-call.js';
export { type OktaEstate, type OktaEstateOptions, type OktaResource, oktaEstate } from './okta/okta-estate.js';
export {
  type OktaFaultCall,
  type OktaFaultRule,
  type OktaSimulator,
  type OktaSimulatorOptions,
  startOktaSimulator,
} from './okta/start-okta-simulator.js';
export type { OktaClient } from './okta/token-endpoint.js';
export {
  type FaultCall,
  type FaultRule,
  type SimulatedCall,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from './start-simulator.js';
export type { Answer } from './wire/answer.js';
