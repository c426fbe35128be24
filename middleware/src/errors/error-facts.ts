/** What is known about a code. `status` is the HTTP status when a request is refused with it. */
export interface ErrorFacts {
  status: number;
  retryable: boolean;
  message: string;
  hint: string;
}

/** One row of the table. */
export const row = (status: number, retryable: boolean, message: string, hint: string): ErrorFacts => ({
  status,
  retryable,
  message,
  hint,
});
