/** Waits for the reason to stop: a signal, or the end of the package manager that started us. */
import { watchScriptChain } from './script-chain.ts'

export interface StopWatch {
  /** Resolves with the reason. */
  readonly told: Promise<string>
  /** Calls back on a further signal: somebody is impatient. */
  onAgain(act: () => void): void
  unwatch(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const parentLookMs = 250
const echoMs = 500

/**
 * Started through a package manager's script (`npx pnpm start`), what a person or a supervisor can stop
 * is the package manager: when it goes away without passing the signal on, nobody could stop us any more,
 * so we stop.
 */
export function untilToldToStop(): StopWatch {
  let again: (() => void) | undefined
  let tell: (reason: string) => void = () => undefined
  let toldAt: number | undefined
  const told = new Promise<string>((resolve) => {
    tell = resolve
  })
  const onSignal = (signal: string) => {
    // One Ctrl-C can arrive twice: from the terminal, and passed on by the package manager.
    if (toldAt !== undefined && performance.now() - toldAt > echoMs) again?.()
    toldAt ??= performance.now()
    tell(signal)
  }
  for (const signal of signals) process.on(signal, onSignal)
  const byScript = process.env['npm_lifecycle_event'] !== undefined
  const chainHolds = byScript ? watchScriptChain() : () => true
  const look = setInterval(() => {
    if (!chainHolds()) tell('the end of the process that started it')
  }, parentLookMs)
  look.unref()
  return {
    told,
    onAgain: (act) => {
      again = act
    },
    unwatch: () => {
      clearInterval(look)
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
