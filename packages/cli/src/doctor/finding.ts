/** What the doctor says about one thing. */
export interface Finding {
  readonly check: string
  /** `bad`: it cannot work like this. `care`: it works, but somebody should know. */
  readonly state: 'ok' | 'care' | 'bad'
  readonly zh: string
  readonly en: string
}

/** A check that breaks is a finding too: the doctor never dies of what it looks for. */
export async function examine(name: string, check: () => Promise<Omit<Finding, 'check'>>) {
  try {
    return { check: name, ...(await check()) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const told = error as { zh?: string; en?: string }
    return { check: name, state: 'bad' as const, zh: told.zh ?? reason, en: told.en ?? reason }
  }
}

export const ok = (zh: string, en: string) => ({ state: 'ok' as const, zh, en })
export const care = (zh: string, en: string) => ({ state: 'care' as const, zh, en })
export const bad = (zh: string, en: string) => ({ state: 'bad' as const, zh, en })
