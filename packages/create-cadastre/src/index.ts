export type { Choices, Extra, Provider, Store } from './choices.js';
export { projectFiles } from './project-files.js';
