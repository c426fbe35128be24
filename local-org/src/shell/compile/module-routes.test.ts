import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noMetadata, SOFIA, startShell, type RunningShell } from '../testing/small-org.ts';

const COMPONENTS: Record<string, Record<string, string>> = {
  typed: {
    'typed.ts': `import { LightningElement, api } from 'lwc';
import type { Thing } from './things';
interface Local { a: string }
export default class Typed extends LightningElement {
  @api label!: string;
  things: Thing[] = [] as Thing[];
}`,
    'typed.html': '<template><c-plain></c-plain><p>{label}</p></template>',
    'typed.css': 'p { color: red; }',
    'things.ts': 'export interface Thing { name: string }\nexport const none: Thing[] = [];',
  },
  plain: {
    'plain.js': `import { LightningElement } from 'lwc';\nexport default class Plain extends LightningElement {}`,
  },
  service: { 'service.js': 'export const answer = 42;' },
  broken: {
    'broken.js': `import { LightningElement } from 'lwc';\nexport default class Broken extends LightningElement {\n  @api x y\n}`,
    'broken.html': '<template><p></template>',
  },
};

let folder: string;
let shell: RunningShell;

function write(name: string, file: string, text: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, file), text);
}

async function module(path: string): Promise<string> {
  const answer = await fetch(`${shell.origin}/m/${path}`, { headers: { cookie: shell.cookie } });
  assert.match(answer.headers.get('content-type') ?? '', /javascript/, path);
  return answer.text();
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'byom-components-'));
  for (const [name, files] of Object.entries(COMPONENTS)) {
    for (const [file, text] of Object.entries(files)) write(name, file, text);
  }
  const lightningComponents = Object.keys(COMPONENTS).map((name) => ({
    name,
    directory: join(folder, name),
    apiVersion: '67.0',
    isExposed: true,
    masterLabel: name,
    targets: [],
    actionType: null,
    objects: [],
  }));
  const labels = [{ fullName: 'Greeting', value: 'Hello "you"', language: 'en_US' }];
  const application = (_user: string, name: string): boolean => name === 'Allowed';
  const metadata = { ...noMetadata(), lightningComponents, labels };
  shell = await startShell({ metadata, small: { access: { customPermission: application } } });
});

after(async () => {
  await shell.close();
  rmSync(folder, { recursive: true });
});

describe('components of the project', () => {
  test('the component is found by its name and leads to its one file', async () => {
    const entry = await module('c/plain');
    assert.match(entry, /export \* from "\/m\/c\/plain\/plain\.js"/);
    assert.match(entry, /export \{ default \}/);
  });

  test('a module without a default export is forwarded without one', async () => {
    assert.doesNotMatch(await module('c/service'), /default/);
  });

  test('TypeScript is compiled with its decorators and without its types', async () => {
    const code = await module('c/typed/typed.js');
    assert.match(code, /registerComponent/);
    assert.match(code, /publicProps/);
    assert.doesNotMatch(code.split('//# sourceMappingURL')[0] ?? '', /interface|: string/);
  });

  test('another file of the component is reached under one address however it is written', async () => {
    assert.match(await module('c/typed/things'), /from "\/m\/c\/typed\/things\.js"/);
    assert.match(await module('c/typed/things.ts'), /from "\/m\/c\/typed\/things\.js"/);
    assert.match(await module('c/typed/things.js'), /export const none/);
  });

  test('templates ask for their children by the name the import map knows', async () => {
    assert.match(await module('c/typed/typed.html'), /from "c\/plain"/);
  });

  test('style sheets are scoped to the component, and missing ones are nothing', async () => {
    assert.match(await module('c/typed/typed.css'), /color: ?red/);
    assert.equal(await module('c/plain/plain.html'), 'export default undefined;\n');
    assert.equal(await module('c/plain/plain.css'), 'export default undefined;\n');
  });

  test('a change is seen at the next request', async () => {
    write('service', 'service.js', 'export const answer = 43;');
    const later = new Date(Date.now() + 5000);
    utimesSync(join(folder, 'service', 'service.js'), later, later);
    assert.match(await module('c/service/service.js'), /43/);
  });

  test('what does not compile throws in the browser, naming file and line', async () => {
    const code = await module('c/broken/broken.js');
    assert.match(code, /^throw new Error\(".*broken\/broken\.js.*does not compile/);
    assert.match(await module('c/broken/broken.html'), /broken\.html:1.* does not compile/);
  });

  test('an unknown component and a way out of the folder are refused in words', async () => {
    assert.match(await module('c/nobody'), /no component of that name/);
    assert.match(await module('c/plain/..%2ftyped%2ftyped.js'), /is not a file of the component/);
    assert.match(await module('c/plain/__tests__/plain.test.js'), /is not a file of the component/);
  });
});

describe('@salesforce modules', () => {
  test('an Apex method can be called and wired', async () => {
    assert.match(
      await module('@salesforce/apex/RunController.start'),
      /apexMethod\("RunController", "start"\)/,
    );
    assert.match(await module('@salesforce/apex'), /refreshApex/);
  });

  test('a field is checked through its look-ups', async () => {
    const reference = '{"fieldApiName":"Account.Name","objectApiName":"Case"}';
    assert.equal(await module('@salesforce/schema/Case.Account.Name'), `export default ${reference};\n`);
    assert.match(await module('@salesforce/schema/Case.Nothing'), /Case has no Nothing/);
    assert.match(await module('@salesforce/schema/Nothing__c'), /no object Nothing__c/);
  });

  test('the user is the one of the session', async () => {
    assert.equal(await module('@salesforce/user/Id'), `export default "${SOFIA.id}";\n`);
  });

  test('labels come from the metadata, safely quoted', async () => {
    assert.equal(await module('@salesforce/label/c.Greeting'), 'export default "Hello \\"you\\"";\n');
    assert.match(await module('@salesforce/label/c.Unknown'), /no such custom label/);
  });

  test('a custom permission is true or undefined', async () => {
    assert.equal(await module('@salesforce/customPermission/Allowed'), 'export default true;\n');
    assert.equal(await module('@salesforce/customPermission/Denied'), 'export default undefined;\n');
  });

  test('formats of the locale are there and what is not offered says its name', async () => {
    assert.match(await module('@salesforce/i18n/locale'), /en-US/);
    assert.match(await module('@salesforce/client/formFactor'), /Large/);
    assert.match(await module('@salesforce/i18n/..%2Fpackage'), /not known/);
    assert.match(await module('@salesforce/community/Id'), /does not offer this module/);
  });
});
