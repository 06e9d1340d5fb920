/** What the tests of a run share is made by the run's own process, which they ask through a Unix socket. */
import { request } from 'node:http'
import { inject } from 'vitest'

/** `/cluster`: the URL of the run's PostgreSQL. `/home`: the folder of a home that was in use. */
export function askRun(path: '/cluster' | '/home'): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: inject('runSocket'), path }, async (reply) => {
      let body = ''
      for await (const chunk of reply) body += chunk
      if (reply.statusCode === 200) resolve(body)
      else reject(new Error(`The run could not make ${path}: ${body}`))
    })
    asking.once('error', reject)
    asking.end()
  })
}
