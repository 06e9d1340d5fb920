/** Runs the console alone. A terminal gets a one-time login link; a log never does. */
import { runService, type ServiceContext } from '@jianbao/runtime'
import { createConsole as openConsole } from './create-console.ts'

async function createConsole(context: ServiceContext) {
  const service = await openConsole(context)
  if (process.stdout.isTTY) process.stdout.write(`${service.loginUrl}\n`)
  else
    context.log.info({ url: service.url, token: service.tokenPath }, 'log in with the token file')
  return service
}

await runService(createConsole)
