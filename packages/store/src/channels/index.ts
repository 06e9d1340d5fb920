export { type ChannelRow, listChannels } from './list-channels.ts'
export { type Bounce, type BounceOutcome, noteBounce } from './note-bounce.ts'
export {
  releaseChannel,
  suppressBouncing,
  suppressChannel,
  suppressFailing,
} from './suppress-channel.ts'
export { type Pace, takeTurn } from './take-turn.ts'
