/** Sessions in the org's database, with the living ones at hand. */
import type { Session, SessionStore } from './session.ts';
import type { Database } from './store/database.ts';

/** Sessions survive a restart when the database does. */
export function createSessionStore(database: Database): SessionStore {
  database.run(
    'CREATE TABLE IF NOT EXISTS local_session (token TEXT PRIMARY KEY, userId TEXT, expiresAt INTEGER)',
  );
  const living = new Map<string, Session>();
  return {
    put(session) {
      living.set(session.accessToken, session);
      const values = [session.accessToken, session.userId, session.expiresAt];
      database.run(
        'INSERT OR REPLACE INTO local_session (token, userId, expiresAt) VALUES (?, ?, ?)',
        values,
      );
    },
    get(accessToken) {
      const known = living.get(accessToken);
      if (known) return known;
      const row = database.get('SELECT userId, expiresAt FROM local_session WHERE token = ?', [accessToken]);
      if (!row) return undefined;
      const session = { accessToken, userId: String(row.userId), expiresAt: Number(row.expiresAt) };
      living.set(accessToken, session);
      return session;
    },
    delete(accessToken) {
      const had = living.delete(accessToken);
      return database.run('DELETE FROM local_session WHERE token = ?', [accessToken]) > 0 || had;
    },
  };
}
