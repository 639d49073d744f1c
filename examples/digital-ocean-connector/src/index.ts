export { type DigitalOceanOptions, digitalOcean } from './digital-ocean.js';
