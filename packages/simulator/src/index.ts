export type { AwsAnswer, AwsCall, AwsHandler, AwsServer, Fault } from './aws-wire/index.js';
export { paginate, startAwsServer } from './aws-wire/index.js';
export type { AccountProfile } from './estate/accounts.js';
export { canaries } from './estate/canaries.js';
export type { Estate, EstateOptions, GlobalEstate, RegionEstate } from './estate/estate.js';
export { generateEstate } from './estate/generate-estate.js';
export {
  type FaultCall,
  type FaultRule,
  type SimulatedCall,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from './start-simulator.js';
