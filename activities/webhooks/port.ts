/** One call to an address of an applicant's. */
export interface WebhookCall {
  url: string;
  /** What the call is signed with. */
  secret: string;
  /** Tells one call from another. */
  deliveryId: string;
  /** JSON. */
  body: string;
}

/** Whether the receiver has taken it: `reason` is a code, and nothing of what was answered. */
export type WebhookAnswer =
  | { readonly state: 'delivered'; readonly httpStatus: number; readonly reason: null }
  | { readonly state: 'failed'; readonly httpStatus: number | null; readonly reason: string };

/** Makes one signed call, within seconds; never throws. An address inside the installation is not called. */
export type CallWebhook = (call: WebhookCall) => Promise<WebhookAnswer>;
