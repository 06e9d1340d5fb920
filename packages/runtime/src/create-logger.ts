/** One logger a process: JSON lines for machines, short coloured lines for a person at a terminal. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { redactUrls } from './redact-url.ts'

export interface LogChoice {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** Whether a person reads it. Then lines are short and coloured. */
  readonly terminal: boolean
  readonly destination?: DestinationStream
}

/**
 * Makes the logger. Passwords inside URLs never reach the output, wherever they stand in a line:
 * the finished line is redacted, so messages, fields and stacks are covered alike.
 */
export async function createLogger(choice: LogChoice): Promise<Logger> {
  const output = choice.destination ?? (choice.terminal ? await prettyStream() : process.stdout)
  const redacted: DestinationStream = { write: (line) => void output.write(redactUrls(line)) }
  const options: LoggerOptions = { level: choice.level, base: null }
  return pino(options, redacted)
}

async function prettyStream(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty')
  return pretty({
    ignore: 'service,pid,hostname',
    messageFormat: '{service} {msg}',
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
  })
}
