/** Finds the command, runs it, and turns its end into an exit code: 0 done, 1 failed, 2 not understood. */
import { describeError } from '@jianbao/runtime'
import { Command, CommanderError } from 'commander'
import { commands } from './commands.ts'

export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    const program = await programFor(args[0])
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = exitCodeOf(error)
  }
}

/** Only the named command's code is loaded; help and mistakes need all of them. */
async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command('jianbao')
    .description('简报：投放文件，抽取记录，按订阅推送。 Watches a folder for policy bulletins.')
    .addHelpText('after', '\nExample:\n  $ npx --yes pnpm jianbao drop bulletin.txt')
    .exitOverride()
  const wanted = name !== undefined && name in commands ? [name] : Object.keys(commands)
  for (const each of wanted) {
    const command = await commands[each]?.()
    if (command) program.addCommand(command.copyInheritedSettings(program))
  }
  return program
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  process.stderr.write(`${describeError(error)}\n`)
  return 1
}
