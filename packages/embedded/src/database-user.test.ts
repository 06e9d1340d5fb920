import { expect, test } from 'vitest'
import { chooseDatabaseUser } from './database-user.ts'

const nobody =
  'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n'

test('root lends PostgreSQL the user postgres, or nobody where there is none', () => {
  const postgres = 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\n'
  expect(chooseDatabaseUser(nobody + postgres)).toEqual({ name: 'postgres', uid: 101, gid: 104 })
  expect(chooseDatabaseUser(nobody)).toEqual({ name: 'nobody', uid: 65534, gid: 65534 })
})

test('never root itself', () => {
  expect(() => chooseDatabaseUser('postgres:x:0:0::/:/bin/sh\n')).toThrow('no user')
})
