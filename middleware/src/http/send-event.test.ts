import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createOpenStreams, MOST_STREAMS } from './open-streams.ts';
import { sendEvent } from './send-event.ts';

test('cuts off a reader that takes nothing, so that its stream does not wait for ever', async () => {
  const server = createServer((_request, response) => {
    const event = { id: 1, event: 'text' as const, data: { text: 'x'.repeat(64 * 1024 * 1024) } };
    void sendEvent(response, event, new AbortController().signal, 50).then(() =>
      server.emit('sent', response.destroyed),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [destroyed] = (await once(server, 'sent')) as [boolean];
  assert.equal(destroyed, true);
  socket.destroy();
  server.close();
});

test('a person has so many streams and no more, whatever others have', () => {
  const streams = createOpenStreams();
  const ana = { orgId: 'o', userId: 'ana', username: '' };
  const closes = Array.from({ length: MOST_STREAMS }, () => streams.open(ana));
  assert.throws(() => streams.open(ana), { code: 'STREAMS_TOO_MANY' });
  streams.open({ ...ana, userId: 'ben' })();
  streams.open({ ...ana, orgId: 'other' })();
  closes[0]!();
  streams.open(ana);
  assert.throws(() => streams.open(ana), { code: 'STREAMS_TOO_MANY' });
});
