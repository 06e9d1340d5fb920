/**
 * The console answers its own machine only. In containers "its own machine" is the container, so this
 * stands beside the console in the same network namespace and passes on what Docker's published port,
 * which is bound to the host's loopback, brings in: `node infra/door.ts FROM_PORT TO_PORT`.
 */
import { connect, createServer } from 'node:net'

const [from, to] = process.argv.slice(2).map(Number)
if (!from || !to) throw new Error('Usage: node infra/door.ts FROM_PORT TO_PORT')

const server = createServer((caller) => {
  const console = connect(to, '127.0.0.1')
  caller.pipe(console).pipe(caller)
  // A side that breaks off takes the other with it; the browser asks again.
  for (const [one, other] of [
    [caller, console],
    [console, caller],
  ] as const) {
    one.on('error', () => other.destroy())
  }
})
server.listen(from)
process.on('SIGTERM', () => process.exit(0))
