/** Jest's globals, from the packages Jest itself brings. */

declare const jest: (typeof import('@jest/globals'))['jest'];
declare const expect: (typeof import('@jest/globals'))['expect'];
declare const describe: (typeof import('@jest/globals'))['describe'];
declare const it: (typeof import('@jest/globals'))['it'];
declare const beforeEach: (typeof import('@jest/globals'))['beforeEach'];
declare const afterEach: (typeof import('@jest/globals'))['afterEach'];
