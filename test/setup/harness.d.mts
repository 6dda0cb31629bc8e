export type Environment = Record<string, string>;
export type Secrets = Record<string, string>;
export type AppName = 'didgah' | 'panel-a' | 'panel-b' | 'worker' | 'api';
export type PortName = 'http' | 'temporal' | 'temporalUi' | 'postgres' | 'didgah' | 'panelA' | 'panelB';
export type Ports = Record<PortName, number>;

export interface Service {
  name: string;
  file: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  log: string;
}

export interface DatabaseUrls {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
}

export declare class Child {
  constructor(service: Service);
  readonly service: Service;
  readonly pid: number;
  readonly running: boolean;
  readonly exited: Promise<string>;
  said(): string;
  complaint(): string;
  ready(ms?: number): Promise<boolean>;
  stop(graceMs?: number): Promise<void>;
  kill(): void;
}

export declare function seed(environment: Environment): Promise<void>;
export declare function noteRun(file: string, children: Child[]): void;
export declare function forgetRun(file: string): void;
export declare function freePorts(count: number): Promise<number[]>;
export declare function databaseUrls(options: { port: number; secrets: Secrets; database: string }): DatabaseUrls;
export declare function applicationEnvironment(options: {
  ports: Ports;
  secrets: Secrets;
  data: string;
  urls: DatabaseUrls;
  namespace: string;
}): Environment;
export declare function productServices(options: {
  ports: Ports;
  secrets: Secrets;
  data: string;
  logs: string;
  environment: Environment;
}): Record<AppName, Service>;
