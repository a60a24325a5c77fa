/** What the board client uses of the bundle; the full types live in the npm packages. */
export declare class HubConnection {
  serverTimeoutInMilliseconds: number;
  keepAliveIntervalInMilliseconds: number;
  readonly state: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  send(method: string, ...args: unknown[]): Promise<void>;
  on(method: string, handler: (...args: any[]) => void): void;
  onclose(handler: (error?: Error) => void): void;
}
export declare class HubConnectionBuilder {
  withUrl(url: string, options: { transport: number; skipNegotiation: boolean }): this;
  withHubProtocol(protocol: MessagePackHubProtocol): this;
  configureLogging(level: number): this;
  build(): HubConnection;
}
export declare class MessagePackHubProtocol {}
export declare const HttpTransportType: { WebSockets: number };
export declare const LogLevel: { None: number };
