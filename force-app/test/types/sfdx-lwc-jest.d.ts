declare module '@salesforce/sfdx-lwc-jest' {
  /** An Apex method that is both a mock function and a wire adapter the test feeds. */
  export function createApexTestWireAdapter(implementation: unknown): {
    emit(data: unknown): void;
    error(body: { message: string }): void;
  };
}
