/** Users, roles and profiles as the rest of the org asks about them; read from the database, kept until they change. */
import type { User } from '../ports.ts';
import type { Database, SqlRow } from '../store/database.ts';
import { toId18 } from '../store/ids.ts';

export interface People {
  user(idOrUsername: string): User | undefined;
  users(): User[];
  /** The user and everybody in roles below theirs. */
  ownersBelow(userId: string): string[];
  /** The access level the user's role gives on children of their accounts. */
  childAccess(userId: string, child: 'Contact' | 'Case' | 'Opportunity'): string;
  assignedPermissionSets(userId: string): string[];
  reset(): void;
}

const allUsers = `SELECT u.*, r."Name" AS roleName, p."Name" AS profileName FROM "User" u
  LEFT JOIN "UserRole" r ON r."Id" = u."UserRoleId" LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"
  WHERE u."IsDeleted" = 0 ORDER BY u."Id"`;

const below = `WITH RECURSIVE below(id) AS (
    SELECT r."Id" FROM "UserRole" r JOIN "User" u ON u."UserRoleId" = r."ParentRoleId" WHERE u."Id" = ?
    UNION SELECT r."Id" FROM "UserRole" r JOIN below b ON r."ParentRoleId" = b.id)
  SELECT "Id" FROM "User" WHERE "UserRoleId" IN (SELECT id FROM below)`;

const assigned = `SELECT s."Name" AS name FROM "PermissionSetAssignment" a
  JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ? AND a."IsDeleted" = 0`;

/** Builds the look-ups; `reset` must be called after users, roles or assignments changed. */
export function createPeople(database: Database): People {
  let byKey: Map<string, User> | undefined;
  const owners = new Map<string, string[]>();
  const load = (): Map<string, User> => {
    const users = database.all(allUsers).map(toUser);
    return new Map(
      users.flatMap((user) => [
        [user.id, user],
        [user.username.toLowerCase(), user],
      ]),
    );
  };
  const all = (): Map<string, User> => (byKey ??= load());
  return {
    user: (idOrUsername) => all().get(toId18(idOrUsername) ?? idOrUsername.toLowerCase()),
    users: () => [...new Set(all().values())],
    ownersBelow(userId) {
      const known = owners.get(userId) ?? [
        userId,
        ...database.all(below, [userId]).map((row) => String(row.Id)),
      ];
      owners.set(userId, known);
      return known;
    },
    childAccess(userId, child) {
      const column = `${child}AccessForAccountOwner`;
      const sql = `SELECT r."${column}" AS level FROM "UserRole" r JOIN "User" u ON u."UserRoleId" = r."Id" WHERE u."Id" = ?`;
      return String(database.get(sql, [userId])?.level ?? 'None');
    },
    assignedPermissionSets: (userId) => database.all(assigned, [userId]).map((row) => String(row.name)),
    reset() {
      byKey = undefined;
      owners.clear();
    },
  };
}

function toUser(row: SqlRow): User {
  const text = (name: string): string => String(row[name] ?? '');
  return {
    id: text('Id'),
    username: text('Username'),
    name: text('Name'),
    firstName: text('FirstName'),
    lastName: text('LastName'),
    email: text('Email'),
    title: (row.Title as string | null) ?? null,
    roleName: (row.roleName as string | null) ?? null,
    profileName: text('profileName'),
    active: row.IsActive === 1,
  };
}
