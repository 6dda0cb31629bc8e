const line = (cells, widths) => `│ ${cells.map((cell, index) => cell.padEnd(widths[index])).join(' │ ')} │`;

/** Lays rows of two or three cells out as one framed table; an empty row becomes a rule. */
export function table(rows) {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const rule = (left, middle, right) => left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const full = (row) => Array.from({ length: columns }, (_, column) => row[column] ?? '');
  return [
    rule('┌', '┬', '┐'),
    ...rows.map((row) => (row.length === 0 ? rule('├', '┼', '┤') : line(full(row), widths))),
    rule('└', '┴', '┘'),
  ].join('\n');
}

/** Everything a person needs to know to begin. */
export function welcome(ports) {
  const at = (port, path = '/') => `http://localhost:${port}${path}`;
  return table([
    ['Portal (applicants)', at(ports.http), 'any mobile, such as 09121234567; its code is on the phone page'],
    ['Desk (staff)', at(ports.http, '/desk'), 'accounts below'],
    ['API', at(ports.http, '/api/docs'), at(ports.http, '/api/openapi.json')],
    ['Phone, panel A', at(ports.panelA), 'every SMS that was sent'],
    ['Phone, panel B', at(ports.panelB), ''],
    ['Didgah', at(ports.didgah), 'the correspondence system: what was registered'],
    ['Mail', at(ports.mail), 'the office that gets letters by e-mail, and every mail'],
    ['Temporal UI', at(ports.temporalUi), 'each letter as a workflow'],
    [],
    ['Desk account', 'Password', 'Organisation'],
    ['secretary', 'pishkhan-demo', 'ministry: everything goes to the secretariat'],
    ['controller', 'pishkhan-demo', 'ministry'],
    ['admin', 'pishkhan-demo', 'ministry'],
    ['unit-controller', 'pishkhan-demo', 'university: straight to the unit'],
    ['university-admin', 'pishkhan-demo', 'university'],
    ['city-secretary', 'pishkhan-demo', 'city: letters leave by e-mail, numbers come by receipts'],
    ['city-admin', 'pishkhan-demo', 'city'],
  ]);
}
