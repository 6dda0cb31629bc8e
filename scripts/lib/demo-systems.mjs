/** What the demo's organisations are connected with: see db/demo/systems.ts. */
export function demoSystems({ ports, secrets }) {
  const url = (port) => `http://127.0.0.1:${port}`;
  const panels = [
    { name: 'پیامک الف', url: url(ports.panelA), key: secrets.panelAKey },
    { name: 'پیامک ب', url: url(ports.panelB), key: secrets.panelBKey },
  ];
  return { PISHKHAN_DEMO_SYSTEMS: JSON.stringify({ panels, hookSecret: secrets.hookSecret }) };
}
