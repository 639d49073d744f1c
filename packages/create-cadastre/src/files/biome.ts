import { VERSIONS } from '../versions.js';

/** biome.json: lints and formats. */
export function biomeFile(): string {
  return `{
  "$schema": "https://biomejs.dev/schemas/${VERSIONS.biome}/schema.json",
  "files": { "includes": ["*.ts", "*.json", "!package-lock.json"] },
  "formatter": { "indentStyle": "space", "indentWidth": 2, "lineWidth": 120 },
  "javascript": { "formatter": { "quoteStyle": "single" } },
  "linter": { "rules": { "preset": "recommended" } }
}
`;
}
