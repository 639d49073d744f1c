export { digitalOcean } from './digital-ocean.js';
