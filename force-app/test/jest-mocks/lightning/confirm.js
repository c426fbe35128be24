/** A question in a window: the answer is the test's; yes unless it says otherwise. sfdx-lwc-jest's own only throws. */
export default { open: jest.fn(() => Promise.resolve(true)) };
