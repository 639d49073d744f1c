#!/usr/bin/env node
import { runMain } from 'citty';
import { codegenCommand } from './command.js';

await runMain(codegenCommand);
