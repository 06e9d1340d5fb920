import { retryMs } from './limits.ts'

/** A task that runs again and again: when its time has come, or when it is woken. Never twice at once. */
export interface Loop {
  /** Runs the task now; if it is running, once more right after. */
  wake(): void
  /** Waits for the run under way and starts no other. */
  close(): Promise<void>
}

/**
 * Starts the loop. `task` answers in how many milliseconds it wants to run again unless woken before.
 * It handles its own errors; one that escapes is told to `onError`, which answers the same question.
 */
export function startLoop(
  task: () => Promise<number>,
  onError: (error: unknown) => number | Promise<number>,
): Loop {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let again = false
  let closed = false

  const run = async () => {
    const waitMs = await task()
      .catch(onError)
      .catch(() => retryMs)
    running = null
    if (closed) return
    if (again) {
      again = false
      start()
    } else {
      timer = setTimeout(start, waitMs)
    }
  }
  const start = () => {
    clearTimeout(timer)
    running = run()
  }
  start()
  return {
    wake: () => {
      if (closed) return
      if (running) again = true
      else start()
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
