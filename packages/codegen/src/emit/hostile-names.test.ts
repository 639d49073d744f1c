import { Project } from 'ts-morph';
import { expect, test } from 'vitest';
import { compileFiles } from '../compile.js';
import { generate, generateReference } from '../index.js';

const NASTY = '*/ } process.exit(1) /* `$' + '{x}` --> \\u2028';

const CODE = '$' + '{process.exit(1)}';

/** Text of a schema's ends up in comments, literals and pages; it must stay text there. */
test('nothing that a schema says becomes code', async () => {
  const file = 'aws/x\n process.exit(1) .yaml';
  const { model, diagnostics } = await compileFiles(
    [
      {
        path: 'schemas/aws/provider.yaml',
        file: 'aws/provider.yaml',
        text: `provider: aws\nname: ${JSON.stringify(NASTY)}\nbrief: ${JSON.stringify(NASTY)}\nout: ./out\n`,
      },
      {
        path: `schemas/${file}`,
        file,
        text: `node: Thing
brief: ${JSON.stringify(NASTY)}
docs: https://example.com/*/process.exit(1)
partition: [account]
id: arn
deprecated: { since: ${JSON.stringify(NASTY)} }
properties:
  arn: { type: string, from: "'*/ x'", brief: ${JSON.stringify(NASTY)}, unit: ${JSON.stringify(NASTY)} }
  kind: { type: string, from: "'it is'.'\`\${x}\`'", enum: [${JSON.stringify(NASTY)}], default: ${JSON.stringify(NASTY)} }
`,
      },
      {
        path: 'schemas/aws/question.yaml',
        file: 'aws/question.yaml',
        text: `question: nasty
title: ${JSON.stringify(NASTY)}
why: ${JSON.stringify(NASTY)}
parameters:
  p: { type: string, default: ${JSON.stringify(NASTY)}, brief: ${JSON.stringify(NASTY)} }
cypher: |
  // ${CODE} \` \\
  RETURN $p AS \`${CODE}\`
columns: ['${CODE}']
`,
      },
    ],
    'schemas',
  );
  expect(diagnostics).toEqual([]);
  const files = generate(model);
  const project = new Project({ useInMemoryFileSystem: true });
  for (const { path, content } of files) {
    const source = project.createSourceFile(path, content);
    const messages = project
      .getProgram()
      .getSyntacticDiagnostics(source)
      .map((each) => each.getMessageText());
    expect(messages).toEqual([]);
    expect(
      source
        .getStatements()
        .map((each) => each.getText())
        .filter((text) => text.startsWith('process')),
    ).toEqual([]);
  }
  const [page] = generateReference(model, 'docs');
  expect(page?.content.split('\n')[0]).toMatch(/^<!-- .* -->$/);
});
