export { aBulletinText, type BulletinTextOptions } from './a-bulletin-text.ts'
export { aContext, type TestContext } from './a-context.ts'
export { aDatabase, type TestDatabase } from './a-database.ts'
export { aMailbox, type KeptMail, readMails, type TestMailbox, waitForMails } from './a-mailbox.ts'
export { aPostgres, type TestPostgres } from './a-postgres.ts'
export { aReceiver, type Behaviour, ok, type Receiver } from './a-receiver.ts'
export { aRedis, type TestRedis } from './a-redis.ts'
export { type ArticleGiven, aStoredBulletin, type BulletinGiven } from './a-stored-bulletin.ts'
export { aUsedHome, type UsedHome } from './a-used-home.ts'
export { eventually } from './eventually.ts'
export { fillSubscriptions } from './fill-subscriptions.ts'
export { freePort } from './free-port.ts'
export { dropHostileFiles, type HostileOutcome } from './hostile/drop-hostile-files.ts'
export { aMail, aZip } from './hostile/honest-files.ts'
export { hostileFiles } from './hostile/hostile-files.ts'
export { rawZip } from './hostile/raw-zip.ts'
export { findProgram, isLeftOut, type Program, requireProgram } from './on-machine.ts'
export { countOpenWork } from './open-work.ts'
export { runProcess, type TestProcess } from './run-process.ts'
export {
  checkout,
  descendantsOf,
  isAlive,
  node,
  type RunningJianbao,
  serversOf,
  spawnJianbao,
  startJianbao,
} from './start-jianbao.ts'
export { storeWrittenArticles, type WrittenLedger } from './store-written-articles.ts'
export { aFolder, type TemporaryFolder } from './temporary-folder.ts'
export { type WrittenArticle, writeArticle } from './write-article.ts'
