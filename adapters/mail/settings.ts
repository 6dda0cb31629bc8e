/** How a mail server is reached. `none` is for a server in a network of its own. */
export interface MailServer {
  host: string;
  port: number;
  security: Security;
  /** Without one nobody signs in. */
  username: string;
  password: string;
}

export const SECURITIES = ['tls', 'starttls', 'none'] as const;
export type Security = (typeof SECURITIES)[number];
