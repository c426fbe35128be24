/** `RunController.prompts` for tests: both the wire adapter and the function. */
import { createApexTestWireAdapter } from '@salesforce/sfdx-lwc-jest';
import type { PromptOption } from 'c/runRequests';

const adapter = createApexTestWireAdapter(jest.fn());

export default adapter;

/** What the wire gives the component. */
export function emitPrompts(options: PromptOption[]): void {
  adapter.emit(options);
}

/** The wire fails with this body. */
export function failPrompts(body: { message: string }): void {
  adapter.error(body);
}
