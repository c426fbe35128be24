/** What passes between Apex and the network. */

export interface CalloutRequest {
  method: string;
  /** As Apex set it: `callout:BYOM_Gateway/v1/runs`. */
  endpoint: string;
  headers: Record<string, string>;
  body: string | null;
  timeoutMilliseconds: number;
}

export interface CalloutResponse {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends a request as a user. Rejects with CalloutFailure, whose message becomes a CalloutException. */
export type CalloutSender = (request: CalloutRequest, userId: string) => Promise<CalloutResponse>;

export class CalloutFailure extends Error {}
