/** Who did what a trail tells of, in words: an account or a token by its name, or the machine's owner. */
import type { ActorKind } from '@jianbao/schema'
import { useSay } from '../text/language.tsx'

interface Done {
  readonly actor: string | null
  /** Null where nobody was logged in, or where it was not kept. */
  readonly actorKind: ActorKind | null
}

/** Undefined where nobody was logged in. */
export function useByWhom(): (done: Done) => string | undefined {
  const say = useSay()
  return ({ actor, actorKind }) => {
    if (actorKind === 'owner') return say('byWhom', { name: say('owner') })
    if (actor === null) return undefined
    return say(actorKind === 'token' ? 'byToken' : 'byWhom', { name: actor })
  }
}
