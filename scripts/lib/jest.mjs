import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** How many test files of a project run at once; those that start servers of their own are heavy. */
export const PROJECTS = { unit: 2, workflow: 2, integration: 3, browser: 2 };

const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/** Runs one project of jest.config.js and gives the counts of its own report. */
export async function runProject(name) {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-report-'));
  const report = join(folder, 'report.json');
  try {
    console.log(`\n• Testing: ${name}`);
    const code = await jest([
      '--selectProjects',
      name,
      '--maxWorkers',
      PROJECTS[name],
      '--json',
      '--outputFile',
      report,
    ]);
    return { name, ...count(readReport(report), code) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jest(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${NODE_OPTIONS}`.trim() };
    const all = [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args.map(String)];
    const child = spawn(process.execPath, all, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A run that executed nothing, skipped something or broke off has failed, whatever it counted. */
function count(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = report;
  const failed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  const broken = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: broken ? 1 : failed };
}
