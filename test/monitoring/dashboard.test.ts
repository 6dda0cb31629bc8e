import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const dashboard = read('deploy/monitoring/dashboard.json');

/** What TypeScript finds in a dashboard that is written out as one of Grafana's own type. */
function faultsOf(json: string): string[] {
  const file = fileURLToPath(new URL('dashboard.ts', import.meta.url));
  const code = `import type { Dashboard } from '@grafana/schema';\nexport const dashboard: Dashboard = ${json};\n`;
  const options = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, code, version) : getSourceFile(name, version);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('the dashboard is one that Grafana knows', () => {
  expect(faultsOf(dashboard)).toEqual([]);
});

test('a dashboard that Grafana does not know is found', () => {
  expect(faultsOf(dashboard.replace('"templating"', '"templates"')).join()).toContain('"templates"');
  expect(faultsOf(dashboard.replace('"schemaVersion": 39', '"schemaVersion": "39"')).join()).toContain("'string'");
});

test('each panel has an id and a place of its own', () => {
  interface Panel {
    id: number;
    gridPos: { x: number; y: number };
  }
  const { panels } = JSON.parse(dashboard) as { panels: Panel[] };
  const distinct = (of: (panel: Panel) => unknown) => new Set(panels.map((panel) => JSON.stringify(of(panel)))).size;
  expect(distinct(({ id }) => id)).toBe(panels.length);
  expect(distinct(({ gridPos: { x, y } }) => [x, y])).toBe(panels.length);
});
