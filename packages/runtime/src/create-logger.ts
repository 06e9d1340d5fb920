/** One logger a process: JSON lines for machines, short coloured lines for a person at a terminal. */
import { Writable } from 'node:stream'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { redactUrls } from './redact-url.ts'
import { visibleMarks } from './visible-marks.ts'

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
  const output = visible(choice.destination ?? process.stdout)
  const lines = choice.terminal ? await prettyStream(output) : output
  const redacted: DestinationStream = { write: (line) => void lines.write(redactUrls(line)) }
  const options: LoggerOptions = { level: choice.level, base: null }
  return pino(options, redacted)
}

const visible = (output: DestinationStream): DestinationStream => ({
  write: (line) => void output.write(visibleMarks(line)),
})

async function prettyStream(output: DestinationStream): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty')
  return pretty({
    destination: new Writable({
      decodeStrings: false,
      write: (line: string, _encoding, done) => {
        output.write(line)
        done()
      },
    }),
    ignore: 'service,pid,hostname',
    messageFormat: '{service} {msg}',
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
  })
}
